SELECT
  brand.country AS `brand.country`,
  COUNT(*) AS `orders`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE retailer.country <> brand.country
  AND orders.currency = 'GBP'
GROUP BY 1
ORDER BY 1 NULLS LAST
