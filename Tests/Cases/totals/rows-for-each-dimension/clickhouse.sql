SELECT
  parts.brand_country AS `brand.country`,
  parts.quarter AS `quarter`,
  parts.value_3 AS `orders`,
  parts.value_4 AS `buyers`,
  parts.value_5 AS `cancellation_rate`,
  parts.level AS `total_level`
FROM (
  SELECT
    brand.country AS brand_country,
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS value_3,
    toInt64(count(DISTINCT orders.retailer_id)) AS value_4,
    CAST(toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS value_5,
    0 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'GB')
    AND orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS Nullable(Date32)) AS quarter,
    toInt64(count()) AS value_3,
    toInt64(count(DISTINCT orders.retailer_id)) AS value_4,
    CAST(toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS value_5,
    1 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'GB')
    AND orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)) AS brand_country,
    CAST(NULL AS Nullable(Date32)) AS quarter,
    toInt64(count()) AS value_3,
    toInt64(count(DISTINCT orders.retailer_id)) AS value_4,
    CAST(toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS value_5,
    2 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'GB')
    AND orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
