WITH groups AS (
  SELECT
    parts.brand_country AS brand_country,
    parts.order_channel AS order_channel,
    parts.level AS level,
    MAX(parts.buyers) AS buyers,
    MAX(parts.in_country_3) AS in_country_3,
    MAX(MAX(parts.all_buyers)) OVER () AS all_buyers
  FROM (
    SELECT
      brand.country AS brand_country,
      orders.channel AS order_channel,
      0 AS level,
      toInt64(count(DISTINCT orders.retailer_id)) AS buyers,
      toInt64(count()) AS in_country_3,
      CAST(NULL AS Nullable(Int64)) AS all_buyers
    FROM orders
    LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1, 2
    UNION ALL
    SELECT
      CAST(NULL AS Nullable(String)) AS brand_country,
      CAST(NULL AS Nullable(String)) AS order_channel,
      1 AS level,
      CAST(NULL AS Nullable(Int64)) AS buyers,
      CAST(NULL AS Nullable(Int64)) AS in_country_3,
      toInt64(count(DISTINCT orders.retailer_id)) AS all_buyers
    FROM orders
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.brand_country AS `brand.country`,
  groups.order_channel AS `order.channel`,
  COALESCE(groups.buyers, 0) AS `buyers`,
  COALESCE(groups.all_buyers, 0) AS `all_buyers`,
  CAST(COALESCE(groups.in_country_3, 0) AS Nullable(Float64)) / NULLIF(COALESCE(SUM(groups.in_country_3) OVER (PARTITION BY groups.brand_country), 0), 0) AS `in_country`
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
