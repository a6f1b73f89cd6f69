SELECT
  DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS `year`,
  COUNT(*) AS `orders`,
  COUNT(CASE WHEN orders.channel = 'app' THEN 1 END) AS `app_orders`,
  COUNT(CASE WHEN retailer.tier = 'gold' THEN 1 END) AS `gold_orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
