SELECT
  brand_market.region AS "order.brand.market.region",
  COUNT(*) AS "orders"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN countries AS brand_market ON brand_market.code = brand.country
GROUP BY 1
ORDER BY 1 NULLS LAST
