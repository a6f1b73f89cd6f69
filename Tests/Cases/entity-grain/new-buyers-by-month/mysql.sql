SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS `month`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`,
  COUNT(DISTINCT CASE WHEN CAST(DATE_FORMAT(retailer_order.value_1, '%Y-%m-01') AS DATE) = CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) THEN orders.retailer_id END) AS `new_buyers`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    MIN(orders.placed_at) AS value_1
  FROM orders
  GROUP BY 1
) AS retailer_order ON retailer_order.owner = retailer.retailer_id
WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
