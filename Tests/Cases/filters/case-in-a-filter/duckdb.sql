SELECT
  retailer.tier AS "retailer.tier",
  COUNT(*) AS "orders"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE CASE WHEN retailer.tier = 'gold' THEN 'key' WHEN retailer.tier IS NULL THEN 'none' ELSE 'other' END <> 'other'
GROUP BY 1
ORDER BY 1 NULLS LAST
