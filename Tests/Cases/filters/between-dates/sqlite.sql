SELECT
  DATE(orders.placed_at) AS "order.placed.day",
  COUNT(*) AS "orders"
FROM orders
WHERE DATE(orders.placed_at) >= '2024-02-27'
  AND DATE(orders.placed_at) <= '2024-03-02'
GROUP BY 1
ORDER BY 1 NULLS LAST
