SELECT
  orders.channel AS "order.channel",
  MAX(DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS "longest",
  MIN(DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS "shortest",
  COUNT(orders.order_id) FILTER (WHERE YEAR(orders.placed_at) = 2024) AS "first_year"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
