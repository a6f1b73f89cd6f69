SELECT
  CAST(DATE_ADD(MAKEDATE(YEAR(retailer_order.value_1), 1), INTERVAL 3 * QUARTER(retailer_order.value_1) - 3 MONTH) AS DATE) AS `retailer.first_order.quarter`,
  CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS `quarter`,
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
WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(CAST(DATE_ADD(MAKEDATE(YEAR(retailer_order.value_1), 1), INTERVAL 3 * QUARTER(retailer_order.value_1) - 3 MONTH) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE)) IS NULL THEN 1 ELSE 0 END, 2
