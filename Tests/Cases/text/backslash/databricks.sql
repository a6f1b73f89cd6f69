SELECT
  brand.name AS `brand.name`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE brand.name = 'Maple\\Oak' OR retailer.name = 'Back\\slash Books'
GROUP BY 1
ORDER BY 1 NULLS LAST
