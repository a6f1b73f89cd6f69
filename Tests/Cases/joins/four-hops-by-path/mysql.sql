SELECT
  order_retailer_market.region COLLATE utf8mb4_0900_bin AS `refund.order.retailer.market.region`,
  COUNT(*) AS `refunds`
FROM refunds
LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
LEFT JOIN countries AS order_retailer_market ON order_retailer_market.code = order_retailer.country
GROUP BY 1
ORDER BY CASE WHEN MAX(order_retailer_market.region COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
