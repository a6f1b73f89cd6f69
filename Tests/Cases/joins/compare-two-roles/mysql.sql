SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS `year`,
  COUNT(CASE WHEN retailer.retailer_id <> bill_to.retailer_id THEN orders.order_id END) AS `paid_by_others`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
