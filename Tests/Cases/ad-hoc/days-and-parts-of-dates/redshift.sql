SELECT
  orders.channel AS "order.channel",
  MAX(DATEDIFF(day, CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS "longest",
  MIN(DATEDIFF(day, CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS "shortest",
  COUNT(CASE WHEN CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER) = 2024 THEN orders.order_id END) AS "first_year"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
