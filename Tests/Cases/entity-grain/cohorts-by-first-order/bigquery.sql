SELECT
  DATE_TRUNC(CAST(retailer_order.value_1 AS DATE), QUARTER) AS `retailer_first_order_quarter`,
  DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS `quarter`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    MIN(orders.placed_at) AS value_1
  FROM orders
  GROUP BY 1
) AS retailer_order ON retailer_order.owner = retailer.retailer_id
WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
  AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
