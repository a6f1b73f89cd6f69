SELECT
  parts.year AS `year`,
  parts.brand_country AS `brand_country`,
  parts.value_3 AS `share`,
  parts.value_4 AS `of_year`,
  parts.level AS `total_level`
FROM (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS year,
    brand.country AS brand_country,
    CAST(COUNT(*) AS FLOAT64) / NULLIF(SUM(COUNT(*)) OVER (), 0) AS value_3,
    CAST(COUNT(*) AS FLOAT64) / NULLIF(SUM(COUNT(*)) OVER (PARTITION BY DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR)), 0) AS value_4,
    0 AS level
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
  UNION ALL
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS year,
    CAST(NULL AS STRING) AS brand_country,
    CAST(COUNT(*) AS FLOAT64) / NULLIF(SUM(COUNT(*)) OVER (), 0) AS value_3,
    CAST(COUNT(*) AS FLOAT64) / NULLIF(COUNT(*), 0) AS value_4,
    1 AS level
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS DATE) AS year,
    CAST(NULL AS STRING) AS brand_country,
    CAST(COUNT(*) AS FLOAT64) / NULLIF(COUNT(*), 0) AS value_3,
    CAST(COUNT(*) AS FLOAT64) / NULLIF(COUNT(*), 0) AS value_4,
    2 AS level
  FROM orders
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
