SELECT
  brands.category AS "brand.category",
  CAST(SUM(brands.commission_rate) AS DOUBLE) / NULLIF(CAST(COUNT(brands.commission_rate) AS NUMBER(38,4)), 0) AS "average_commission_rate",
  COUNT(*) AS "brands"
FROM brands
GROUP BY 1
ORDER BY 1 NULLS LAST
