WITH amounts AS (
  SELECT
    season.starts_on AS season_started,
    season.name AS season_name,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END AS gmv_before,
    CASE WHEN orders.status <> 'cancelled' AND orders.subtotal IS NOT NULL THEN 1 ELSE 0 END AS gmv_before_rows,
    1 AS before
  FROM orders
  LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD('day', later.days, held.day) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF('day', ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
by_part AS (
  SELECT
    amounts.season_started,
    amounts.season_name,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv_before AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.gmv_before AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS gmv_before,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_before_rows ELSE 0 END) AS gmv_before_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_before_rows > 0 THEN source_rate.age END) AS gmv_before_rate_age,
    SUM(amounts.before) AS before
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1, 2
),
windows AS (
  SELECT
    seasons.starts_on AS was,
    LEAD(seasons.starts_on) OVER (ORDER BY seasons.starts_on) AS becomes,
    LEAD(seasons.name) OVER (ORDER BY seasons.starts_on) AS becomes_season_name,
    LEAD(seasons.kind) OVER (ORDER BY seasons.starts_on) AS later_3
  FROM seasons
),
groups AS (
  SELECT
    season.starts_on AS season_started,
    season.name AS season_name,
    COUNT(*) AS orders
  FROM orders
  JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
  WHERE season.kind = 'collection'
  GROUP BY 1, 2
),
by_part_2 AS (
  SELECT
    season.starts_on AS season_started,
    season.name AS season_name,
    COUNT(DISTINCT orders.retailer_id) AS buyers_before
  FROM orders
  LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
  GROUP BY 1, 2
),
windows_2 AS (
  SELECT
    seasons.starts_on AS was,
    LEAD(seasons.starts_on, 2) OVER (ORDER BY seasons.starts_on) AS becomes,
    LEAD(seasons.name, 2) OVER (ORDER BY seasons.starts_on) AS becomes_season_name,
    LEAD(seasons.kind, 2) OVER (ORDER BY seasons.starts_on) AS later_3
  FROM seasons
),
groups_2 AS (
  SELECT
    parts.season_started,
    parts.season_name,
    MAX(parts.gmv_before) AS gmv_before,
    MAX(parts.gmv_before_unconverted) AS gmv_before_unconverted,
    MAX(parts.gmv_before_rate_age) AS gmv_before_rate_age,
    MAX(parts.before) AS before,
    MAX(parts.orders) AS orders,
    MAX(parts.buyers_before) AS buyers_before
  FROM (
    SELECT
      windows.becomes AS season_started,
      windows.becomes_season_name AS season_name,
      by_part.gmv_before,
      by_part.gmv_before_unconverted,
      by_part.gmv_before_rate_age,
      by_part.before,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS buyers_before
    FROM by_part
    JOIN windows ON by_part.season_started = windows.was
      AND windows.becomes IS NOT NULL
      AND windows.later_3 = 'collection'
    UNION ALL
    SELECT
      groups.season_started,
      groups.season_name,
      CAST(NULL AS DECIMAL(38,8)) AS gmv_before,
      CAST(NULL AS BIGINT) AS gmv_before_unconverted,
      CAST(NULL AS BIGINT) AS gmv_before_rate_age,
      CAST(NULL AS BIGINT) AS before,
      groups.orders,
      CAST(NULL AS BIGINT) AS buyers_before
    FROM groups
    UNION ALL
    SELECT
      windows_2.becomes AS season_started,
      windows_2.becomes_season_name AS season_name,
      CAST(NULL AS DECIMAL(38,8)) AS gmv_before,
      CAST(NULL AS BIGINT) AS gmv_before_unconverted,
      CAST(NULL AS BIGINT) AS gmv_before_rate_age,
      CAST(NULL AS BIGINT) AS before,
      CAST(NULL AS BIGINT) AS orders,
      by_part_2.buyers_before
    FROM by_part_2
    JOIN windows_2 ON by_part_2.season_started = windows_2.was
      AND windows_2.becomes IS NOT NULL
      AND windows_2.later_3 = 'collection'
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_2.season_started AS "season.started",
  groups_2.season_name AS "season.name",
  COALESCE(groups_2.orders, 0) AS "orders",
  COALESCE(groups_2.before, 0) AS "before",
  COALESCE(groups_2.buyers_before, 0) AS "buyers_before",
  ROUND(COALESCE(groups_2.gmv_before, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv_before",
  COALESCE(groups_2.gmv_before_unconverted, 0) AS "gmv_before__unconverted_rows",
  groups_2.gmv_before_rate_age AS "gmv_before__rate_age_days"
FROM groups_2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
