WITH by_part AS MATERIALIZED (
  SELECT
    season.starts_on AS season_started,
    brand.country AS brand_country,
    COUNT(*) AS before
  FROM orders
  LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at < TIMESTAMP '2025-08-05 00:00:00'
  GROUP BY 1, 2
),
windows AS MATERIALIZED (
  SELECT
    seasons.starts_on AS was,
    LEAD(seasons.starts_on) OVER (ORDER BY seasons.starts_on) AS becomes,
    LEAD(seasons.ends_before) OVER (ORDER BY seasons.starts_on) AS later_2
  FROM seasons
),
by_part_2 AS MATERIALIZED (
  SELECT
    season.starts_on AS season_started,
    CAST(NULL AS TEXT) AS brand_country,
    COUNT(*) AS share_3
  FROM orders
  LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
  WHERE orders.placed_at < TIMESTAMP '2025-08-05 00:00:00'
  GROUP BY 1, 2
),
groups AS (
  SELECT
    parts.season_started,
    parts.brand_country,
    parts.level,
    MAX(parts.orders) AS orders,
    MAX(parts.before) AS before,
    MAX(MAX(parts.share_3)) OVER (PARTITION BY parts.season_started) AS share_3,
    MAX(parts.is_shown) AS is_shown
  FROM (
    SELECT
      season.starts_on AS season_started,
      brand.country AS brand_country,
      0 AS level,
      COUNT(*) AS orders,
      CAST(NULL AS BIGINT) AS before,
      CAST(NULL AS BIGINT) AS share_3,
      1 AS is_shown
    FROM orders
    LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
    LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.placed_at >= TIMESTAMP '2025-07-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2025-08-05 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      windows.becomes AS season_started,
      by_part.brand_country,
      0 AS level,
      CAST(NULL AS BIGINT) AS orders,
      by_part.before,
      CAST(NULL AS BIGINT) AS share_3,
      CASE WHEN (windows.later_2 IS NULL OR windows.later_2 > DATE '2025-07-01') AND windows.becomes < DATE '2025-08-05' THEN 1 ELSE 0 END AS is_shown
    FROM by_part
    JOIN windows ON by_part.season_started = windows.was AND windows.becomes IS NOT NULL
    UNION ALL
    SELECT
      windows.becomes AS season_started,
      by_part_2.brand_country,
      1 AS level,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS before,
      by_part_2.share_3,
      CASE WHEN (windows.later_2 IS NULL OR windows.later_2 > DATE '2025-07-01') AND windows.becomes < DATE '2025-08-05' THEN 1 ELSE 0 END AS is_shown
    FROM by_part_2
    JOIN windows ON by_part_2.season_started = windows.was AND windows.becomes IS NOT NULL
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.season_started AS "season.started",
  groups.brand_country AS "brand.country",
  COALESCE(groups.orders, 0) AS "orders",
  COALESCE(groups.before, 0) AS "before",
  CAST(COALESCE(groups.before, 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(groups.share_3, 0), 0) AS "share"
FROM groups
WHERE groups.level = 0
  AND groups.is_shown = 1
ORDER BY 1 NULLS LAST, groups.brand_country COLLATE "C" NULLS LAST
