SELECT
  brand.category AS "brand.category",
  COUNT(DISTINCT orders.channel) AS "channels",
  COUNT(DISTINCT orders.currency) AS "currencies"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
