SELECT
  parts.year AS `year`,
  parts.brand_country AS `brand.country`,
  parts.value_3 AS `share`,
  parts.value_4 AS `of_year`,
  parts.level AS `total_level`
FROM (
  SELECT
    toDate32(toStartOfYear(toDate32(orders.placed_at))) AS year,
    brand.country AS brand_country,
    CAST(toInt64(count()) AS Nullable(Float64)) / NULLIF(SUM(toInt64(count())) OVER (), 0) AS value_3,
    CAST(toInt64(count()) AS Nullable(Float64)) / NULLIF(SUM(toInt64(count())) OVER (PARTITION BY toDate32(toStartOfYear(toDate32(orders.placed_at)))), 0) AS value_4,
    0 AS level
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
  UNION ALL
  SELECT
    toDate32(toStartOfYear(toDate32(orders.placed_at))) AS year,
    CAST(NULL AS Nullable(String)) AS brand_country,
    CAST(toInt64(count()) AS Nullable(Float64)) / NULLIF(SUM(toInt64(count())) OVER (), 0) AS value_3,
    CAST(toInt64(count()) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS value_4,
    1 AS level
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Date32)) AS year,
    CAST(NULL AS Nullable(String)) AS brand_country,
    CAST(toInt64(count()) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS value_3,
    CAST(toInt64(count()) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS value_4,
    2 AS level
  FROM orders
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
