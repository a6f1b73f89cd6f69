SELECT
  orders.channel AS `order.channel`,
  MAX(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS `longest`,
  MIN(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS `shortest`,
  COUNT(orders.order_id) FILTER (WHERE YEAR(orders.placed_at) = 2024) AS `first_year`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
