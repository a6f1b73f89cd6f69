SELECT
  CAST(orders.placed_at AS DATE) AS `day`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2024-02-25 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-03-05 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(orders.placed_at AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
