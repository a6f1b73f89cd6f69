SELECT
  retailer.country AS "retailer.country",
  COUNT(*) AS "orders"
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE ((retailer.country || '/') || retailer.tier) IN ('DE/gold', 'FR/gold')
  AND (CAST(orders.order_id AS VARCHAR) LIKE '1%')
GROUP BY 1
ORDER BY 1 NULLS LAST
