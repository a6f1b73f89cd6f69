SELECT
  retailer.name AS "retailer.name",
  COUNT(*) AS "orders"
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE retailer.name = 'Robert''); DROP TABLE orders;--'
GROUP BY 1
ORDER BY 1 NULLS LAST
