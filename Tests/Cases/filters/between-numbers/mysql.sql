SELECT
  orders.order_id AS `order.id`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.order_id >= 9002
  AND orders.order_id <= 9008
GROUP BY 1
ORDER BY CASE WHEN MAX(orders.order_id) IS NULL THEN 1 ELSE 0 END, 1
