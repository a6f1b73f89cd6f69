SELECT
  TRUNC(CAST(orders.placed_at AS DATE), 'MONTH') AS `month`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`,
  COUNT(DISTINCT orders.retailer_id) FILTER (WHERE TRUNC(CAST(retailer_order.value_1 AS DATE), 'MONTH') = TRUNC(CAST(orders.placed_at AS DATE), 'MONTH')) AS `new_buyers`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    MIN(orders.placed_at) AS value_1
  FROM orders
  GROUP BY 1
) AS retailer_order ON retailer_order.owner = retailer.retailer_id
WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
