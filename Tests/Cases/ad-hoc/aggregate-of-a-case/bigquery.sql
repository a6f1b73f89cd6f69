SELECT
  orders.channel AS `order_channel`,
  COALESCE(SUM(CASE WHEN orders.status = 'delivered' THEN 2 WHEN orders.status = 'cancelled' THEN -1 ELSE 0 END), 0) AS `score`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
