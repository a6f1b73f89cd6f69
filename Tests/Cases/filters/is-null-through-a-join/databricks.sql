SELECT
  orders.status AS `order.status`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE retailer.tier IS NULL
GROUP BY 1
ORDER BY 1 NULLS LAST
