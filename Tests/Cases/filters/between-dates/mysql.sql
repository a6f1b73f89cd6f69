SELECT
  CAST(orders.placed_at AS DATE) AS `order.placed.day`,
  COUNT(*) AS `orders`
FROM orders
WHERE CAST(orders.placed_at AS DATE) >= DATE '2024-02-27'
  AND CAST(orders.placed_at AS DATE) <= DATE '2024-03-02'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(orders.placed_at AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
