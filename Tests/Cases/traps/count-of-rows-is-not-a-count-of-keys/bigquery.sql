SELECT
  orders.channel AS `order_channel`,
  COUNT(*) AS `orders`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`,
  COUNT(CASE WHEN orders.retailer_id IS NULL THEN 1 END) AS `guest_orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
