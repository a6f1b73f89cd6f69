SELECT
  orders.channel AS `order.channel`,
  COUNT(*) AS `orders`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`,
  COUNT(*) FILTER (WHERE orders.retailer_id IS NULL) AS `guest_orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
