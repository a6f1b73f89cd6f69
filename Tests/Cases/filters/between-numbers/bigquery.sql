SELECT
  orders.order_id AS `order_id`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.order_id >= 9002
  AND orders.order_id <= 9008
GROUP BY 1
ORDER BY 1 NULLS LAST
