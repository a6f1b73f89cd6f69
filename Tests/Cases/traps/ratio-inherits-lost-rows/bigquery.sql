SELECT
  retailer.tier AS `retailer_tier`,
  CAST(COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS FLOAT64) / NULLIF(COUNT(*), 0) AS `cancellation_rate`,
  COUNT(*) AS `orders`,
  COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS `cancelled_orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
