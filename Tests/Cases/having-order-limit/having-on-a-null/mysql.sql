SELECT
  orders.status COLLATE utf8mb4_0900_bin AS `order.status`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
HAVING (CAST(SUM(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS DOUBLE) / NULLIF(COUNT(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))), 0)) < CAST(100 AS DOUBLE)
ORDER BY CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
