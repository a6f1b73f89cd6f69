SELECT
  CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS `quarter`,
  COUNT(*) AS `orders`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
