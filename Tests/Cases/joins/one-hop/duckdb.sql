SELECT
  retailer.tier AS "retailer.tier",
  COUNT(*) AS "orders",
  COUNT(DISTINCT orders.retailer_id) AS "buyers"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
