SELECT
  MAKE_TIMESTAMP_NTZ(YEAR(orders.placed_at), MONTH(orders.placed_at), DAYOFMONTH(orders.placed_at), HOUR(orders.placed_at), 0, 0) AS `hour`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-11-28 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2025-12-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
