SELECT
  DATE_TRUNC('year', CAST(brands.founded_on AS DATE)) AS "year",
  COUNT(brands.name) AS "founded_brands"
FROM brands
GROUP BY 1
ORDER BY 1 NULLS LAST
