SELECT
  DATE_TRUNC(CAST(brands.founded_on AS DATE), YEAR) AS `year`,
  COUNT(brands.name) AS `founded_brands`
FROM brands
GROUP BY 1
ORDER BY 1 NULLS LAST
