SELECT
  parts.brand_country AS `brand.country`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.growth_2), 0), 0)) - CAST(1 AS Nullable(Float64)) AS `growth`
FROM (
  SELECT
    brand.country AS brand_country,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS growth_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS growth_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
HAVING (CAST(COALESCE(MAX(parts.orders), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.growth_2), 0), 0)) - CAST(1 AS Nullable(Float64)) > CAST(0 AS Nullable(Float64))
ORDER BY 3 DESC NULLS LAST, 1 NULLS LAST
LIMIT 3
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
