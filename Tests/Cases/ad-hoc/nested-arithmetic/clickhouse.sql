SELECT
  parts.brand_country AS `brand.country`,
  (CAST(100 * (COALESCE(MAX(parts.index_1), 0) - COALESCE(MAX(parts.index_2), 0)) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.index_1), 0), 0)) - CAST(2 AS Nullable(Float64)) * (CAST(1 AS Nullable(Float64)) - (CAST(COALESCE(MAX(parts.index_3), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.index_4), 0), 0))) AS `index`
FROM (
  SELECT
    brand.country AS brand_country,
    toInt64(count()) AS index_1,
    toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS index_2,
    CAST(NULL AS Nullable(Int64)) AS index_3,
    CAST(NULL AS Nullable(Int64)) AS index_4
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS Nullable(Int64)) AS index_1,
    CAST(NULL AS Nullable(Int64)) AS index_2,
    toInt64(count(CASE WHEN visits.bounced THEN 1 END)) AS index_3,
    toInt64(count()) AS index_4
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
