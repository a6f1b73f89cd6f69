SELECT
  order_retailer_market.region AS `refund.order.retailer.market.region`,
  COUNT(*) AS `refunds`
FROM refunds
LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
LEFT JOIN countries AS order_retailer_market ON order_retailer_market.code = order_retailer.country
GROUP BY 1
ORDER BY 1 NULLS LAST
