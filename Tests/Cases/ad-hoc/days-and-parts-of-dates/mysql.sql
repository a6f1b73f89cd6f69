SELECT
  orders.channel COLLATE utf8mb4_0900_bin AS `order.channel`,
  MAX(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS `longest`,
  MIN(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS `shortest`,
  COUNT(CASE WHEN YEAR(orders.placed_at) = 2024 THEN orders.order_id END) AS `first_year`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.channel COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
