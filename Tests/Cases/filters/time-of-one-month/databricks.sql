SELECT
  orders.status AS `order.status`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-02-01 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2024-03-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
