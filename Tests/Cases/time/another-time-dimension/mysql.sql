SELECT
  CAST(DATE_ADD(MAKEDATE(YEAR(orders.shipped_at), 1), INTERVAL 3 * QUARTER(orders.shipped_at) - 3 MONTH) AS DATE) AS `order.shipped.quarter`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_ADD(MAKEDATE(YEAR(orders.shipped_at), 1), INTERVAL 3 * QUARTER(orders.shipped_at) - 3 MONTH) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
