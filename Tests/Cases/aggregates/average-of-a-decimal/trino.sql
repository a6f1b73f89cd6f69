WITH groups AS (
  SELECT
    brands.category AS brand_category,
    SUM(brands.commission_rate) AS average_commission_rate_1,
    COUNT(brands.commission_rate) AS average_commission_rate_2,
    COUNT(*) AS brands
  FROM brands
  GROUP BY 1
)
SELECT
  groups.brand_category AS "brand.category",
  CAST(groups.average_commission_rate_1 AS DOUBLE) / NULLIF(CAST(groups.average_commission_rate_2 AS DECIMAL(38,4)), 0) AS "average_commission_rate",
  groups.brands AS "brands"
FROM groups
ORDER BY 1 NULLS LAST
