SELECT
  brand.country AS "brand.country",
  brand_market.name AS "order.brand.market.name",
  COUNT(DISTINCT orders.brand_id) AS "active_brands"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN countries AS brand_market ON brand_market.code = brand.country
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
