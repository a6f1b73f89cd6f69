SELECT
  COUNT(*) AS `orders`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE retailer.country <> 'DE'
