SELECT
  DATE(brands.founded_on, 'start of year') AS "year",
  COUNT(brands.name) AS "founded_brands"
FROM brands
GROUP BY 1
ORDER BY 1 NULLS LAST
