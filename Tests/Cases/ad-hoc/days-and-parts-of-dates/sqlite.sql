SELECT
  orders.channel AS "order.channel",
  MAX(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)) AS "longest",
  MIN(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)) AS "shortest",
  COUNT(orders.order_id) FILTER (WHERE CAST(STRFTIME('%Y', orders.placed_at) AS INTEGER) = 2024) AS "first_year"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
