SELECT
  brands.category AS "brand.category",
  CAST(SUM(CAST(ROUND(brands.commission_rate * 10000) AS INTEGER)) AS REAL) / NULLIF(COUNT(brands.commission_rate) * 10000, 0) AS "average_commission_rate",
  COUNT(*) AS "brands"
FROM brands
GROUP BY 1
ORDER BY 1 NULLS LAST
