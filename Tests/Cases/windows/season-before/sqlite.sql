WITH RECURSIVE amounts AS (
  SELECT
    season.starts_on AS season_started,
    season.name AS season_name,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    CASE WHEN orders.status <> 'cancelled' THEN CAST(ROUND(orders.subtotal * 100) AS INTEGER) END AS gmv_before,
    CASE WHEN orders.status <> 'cancelled' AND orders.subtotal IS NOT NULL THEN 1 ELSE 0 END AS gmv_before_rows,
    1 AS before
  FROM orders
  LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
),
ecb_points AS MATERIALIZED (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) = MAX(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) THEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) END AS rate
  FROM fx_rates
  WHERE CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
    AND fx_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
days_later(days) AS (
  SELECT
    0 AS days
  UNION ALL
  SELECT
    days_later.days + 1 AS days
  FROM days_later
  WHERE days_later.days < 7
),
ecb_days AS MATERIALIZED (
  SELECT
    +held.currency AS currency,
    DATE(held.day, (later.days) || ' days') AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      CAST(JULIANDAY(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) - JULIANDAY(ecb_points.day) AS INTEGER) AS gap
    FROM ecb_points
  ) AS held
  JOIN days_later AS later ON held.gap IS NULL OR later.days < held.gap
),
rated_amounts AS (
  SELECT
    amounts.season_started,
    amounts.season_name,
    amounts.before,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.gmv_before,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_before_rows ELSE 0 END AS gmv_before_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_before_rows > 0 THEN source_rate.age END AS gmv_before_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.season_started,
    rated_amounts.season_name,
    rated_amounts.before,
    rated_amounts.divisor,
    rated_amounts.gmv_before / 1000000 * rated_amounts.multiplier + rated_amounts.gmv_before % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_before_high,
    rated_amounts.gmv_before % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_before_low,
    rated_amounts.gmv_before_unconverted,
    rated_amounts.gmv_before_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.season_started,
    multiplied_amounts.season_name,
    multiplied_amounts.before,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_before_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_before_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_before_low) / multiplied_amounts.divisor AS gmv_before,
    (multiplied_amounts.gmv_before_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_before_low) % multiplied_amounts.divisor AS gmv_before_rest,
    multiplied_amounts.gmv_before_unconverted,
    multiplied_amounts.gmv_before_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.season_started,
    converted_amounts.season_name,
    SUM(converted_amounts.gmv_before) AS gmv_before,
    SUM(converted_amounts.gmv_before_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_before_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_before_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_before_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_before_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_before_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_before_digits,
    SUM(converted_amounts.gmv_before_unconverted) AS gmv_before_unconverted,
    MAX(converted_amounts.gmv_before_rate_age) AS gmv_before_rate_age,
    SUM(converted_amounts.before) AS before
  FROM converted_amounts
  GROUP BY 1, 2
),
exact_totals AS (
  SELECT
    totals.season_started,
    totals.season_name,
    CASE WHEN TYPEOF(totals.gmv_before + totals.gmv_before_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv_before * 1000000 + CASE WHEN totals.gmv_before > 0 AND totals.gmv_before_digits < 0 THEN (totals.gmv_before_digits - 999999) / 1000000 WHEN totals.gmv_before < 0 AND totals.gmv_before_digits > 0 THEN (totals.gmv_before_digits + 999999) / 1000000 ELSE totals.gmv_before_digits / 1000000 END) END AS gmv_before,
    totals.gmv_before_unconverted,
    totals.gmv_before_rate_age,
    totals.before
  FROM totals
),
by_part AS MATERIALIZED (
  SELECT
    exact_totals.season_started,
    exact_totals.season_name,
    exact_totals.gmv_before,
    exact_totals.gmv_before_unconverted,
    exact_totals.gmv_before_rate_age,
    exact_totals.before
  FROM exact_totals
),
windows AS MATERIALIZED (
  SELECT
    seasons.starts_on AS was,
    LEAD(seasons.starts_on) OVER (ORDER BY seasons.starts_on) AS becomes,
    LEAD(seasons.name) OVER (ORDER BY seasons.starts_on) AS becomes_season_name,
    LEAD(seasons.kind) OVER (ORDER BY seasons.starts_on) AS later_3
  FROM seasons
),
by_part_2 AS MATERIALIZED (
  SELECT
    season.starts_on AS season_started,
    season.name AS season_name,
    COUNT(DISTINCT orders.retailer_id) AS buyers_before
  FROM orders
  LEFT JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
  GROUP BY 1, 2
),
windows_2 AS MATERIALIZED (
  SELECT
    seasons.starts_on AS was,
    LEAD(seasons.starts_on, 2) OVER (ORDER BY seasons.starts_on) AS becomes,
    LEAD(seasons.name, 2) OVER (ORDER BY seasons.starts_on) AS becomes_season_name,
    LEAD(seasons.kind, 2) OVER (ORDER BY seasons.starts_on) AS later_3
  FROM seasons
)
SELECT
  parts.season_started AS "season.started",
  parts.season_name AS "season.name",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.before), 0) AS "before",
  COALESCE(MAX(parts.buyers_before), 0) AS "buyers_before",
  (COALESCE(MAX(parts.gmv_before), 0) + CASE WHEN COALESCE(MAX(parts.gmv_before), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv_before",
  COALESCE(MAX(parts.gmv_before_unconverted), 0) AS "gmv_before__unconverted_rows",
  MAX(parts.gmv_before_rate_age) AS "gmv_before__rate_age_days"
FROM (
  SELECT
    windows.becomes AS season_started,
    windows.becomes_season_name AS season_name,
    by_part.gmv_before,
    by_part.gmv_before_unconverted,
    by_part.gmv_before_rate_age,
    by_part.before,
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS buyers_before
  FROM by_part
  JOIN windows ON by_part.season_started = windows.was
    AND windows.becomes IS NOT NULL
    AND windows.later_3 = 'collection'
  UNION ALL
  SELECT
    season.starts_on AS season_started,
    season.name AS season_name,
    CAST(NULL AS INTEGER) AS gmv_before,
    CAST(NULL AS INTEGER) AS gmv_before_unconverted,
    CAST(NULL AS INTEGER) AS gmv_before_rate_age,
    CAST(NULL AS INTEGER) AS before,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS buyers_before
  FROM orders
  JOIN seasons AS season ON season.starts_on <= orders.placed_at AND (season.ends_before IS NULL OR season.ends_before > orders.placed_at)
  WHERE season.kind = 'collection'
  GROUP BY 1, 2
  UNION ALL
  SELECT
    windows_2.becomes AS season_started,
    windows_2.becomes_season_name AS season_name,
    CAST(NULL AS INTEGER) AS gmv_before,
    CAST(NULL AS INTEGER) AS gmv_before_unconverted,
    CAST(NULL AS INTEGER) AS gmv_before_rate_age,
    CAST(NULL AS INTEGER) AS before,
    CAST(NULL AS INTEGER) AS orders,
    by_part_2.buyers_before
  FROM by_part_2
  JOIN windows_2 ON by_part_2.season_started = windows_2.was
    AND windows_2.becomes IS NOT NULL
    AND windows_2.later_3 = 'collection'
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
