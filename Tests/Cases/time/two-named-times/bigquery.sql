SELECT
  DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS `order_placed_month`,
  DATE_TRUNC(CAST(orders.shipped_at AS DATE), MONTH) AS `order_shipped_month`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= DATETIME '2025-07-01 00:00:00'
  AND orders.placed_at < DATETIME '2025-10-01 00:00:00'
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
