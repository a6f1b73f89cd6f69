WITH by_part AS (
  SELECT
    season.starts_on AS season_started,
    brand.country AS brand_country,
    toInt64(count()) AS before
  FROM orders
  LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at < toDateTime64('2025-08-05 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
windows AS (
  SELECT
    seasons.starts_on AS was,
    LEAD(seasons.starts_on) OVER (ORDER BY seasons.starts_on) AS becomes,
    LEAD(seasons.ends_before) OVER (ORDER BY seasons.starts_on) AS later_2
  FROM seasons
),
by_part_2 AS (
  SELECT
    season.starts_on AS season_started,
    CAST(NULL AS Nullable(String)) AS brand_country,
    toInt64(count()) AS share_3
  FROM orders
  LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
  WHERE orders.placed_at < toDateTime64('2025-08-05 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
groups AS (
  SELECT
    parts.season_started AS season_started,
    parts.brand_country AS brand_country,
    parts.level AS level,
    MAX(parts.orders) AS orders,
    MAX(parts.before) AS before,
    MAX(MAX(parts.share_3)) OVER (PARTITION BY parts.season_started) AS share_3
  FROM (
    SELECT
      season.starts_on AS season_started,
      brand.country AS brand_country,
      0 AS level,
      toInt64(count()) AS orders,
      CAST(NULL AS Nullable(Int64)) AS before,
      CAST(NULL AS Nullable(Int64)) AS share_3
    FROM orders
    LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
    LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.placed_at >= toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-08-05 00:00:00', 6, 'UTC')
    GROUP BY 1, 2
    UNION ALL
    SELECT
      windows.becomes AS season_started,
      by_part.brand_country AS brand_country,
      0 AS level,
      CAST(NULL AS Nullable(Int64)) AS orders,
      by_part.before AS before,
      CAST(NULL AS Nullable(Int64)) AS share_3
    FROM by_part
    JOIN windows ON by_part.season_started = windows.was
      AND windows.becomes IS NOT NULL
      AND (windows.later_2 IS NULL OR windows.later_2 > toDate32('2025-07-01'))
      AND windows.becomes < toDate32('2025-08-05')
    UNION ALL
    SELECT
      windows.becomes AS season_started,
      by_part_2.brand_country AS brand_country,
      1 AS level,
      CAST(NULL AS Nullable(Int64)) AS orders,
      CAST(NULL AS Nullable(Int64)) AS before,
      by_part_2.share_3 AS share_3
    FROM by_part_2
    JOIN windows ON by_part_2.season_started = windows.was
      AND windows.becomes IS NOT NULL
      AND (windows.later_2 IS NULL OR windows.later_2 > toDate32('2025-07-01'))
      AND windows.becomes < toDate32('2025-08-05')
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.season_started AS `season.started`,
  groups.brand_country AS `brand.country`,
  COALESCE(groups.orders, 0) AS `orders`,
  COALESCE(groups.before, 0) AS `before`,
  CAST(COALESCE(groups.before, 0) AS Nullable(Float64)) / NULLIF(COALESCE(groups.share_3, 0), 0) AS `share`
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
