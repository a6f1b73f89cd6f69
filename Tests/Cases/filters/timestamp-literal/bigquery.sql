SELECT
  DATETIME_TRUNC(orders.placed_at, SECOND) AS `order_placed_second`,
  COUNT(*) AS `orders`
FROM orders
WHERE DATETIME_TRUNC(orders.placed_at, SECOND) >= DATETIME '2024-12-31 20:00:00'
  AND DATETIME_TRUNC(orders.placed_at, SECOND) <= DATETIME '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
