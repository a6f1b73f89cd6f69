SELECT
  MAKE_TIMESTAMP_NTZ(YEAR(orders.placed_at), MONTH(orders.placed_at), DAYOFMONTH(orders.placed_at), HOUR(orders.placed_at), MINUTE(orders.placed_at), SECOND(orders.placed_at)) AS `order.placed.second`,
  COUNT(*) AS `orders`
FROM orders
WHERE MAKE_TIMESTAMP_NTZ(YEAR(orders.placed_at), MONTH(orders.placed_at), DAYOFMONTH(orders.placed_at), HOUR(orders.placed_at), MINUTE(orders.placed_at), SECOND(orders.placed_at)) >= TIMESTAMP_NTZ '2024-12-31 20:00:00'
  AND MAKE_TIMESTAMP_NTZ(YEAR(orders.placed_at), MONTH(orders.placed_at), DAYOFMONTH(orders.placed_at), HOUR(orders.placed_at), MINUTE(orders.placed_at), SECOND(orders.placed_at)) <= TIMESTAMP_NTZ '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
