WITH amounts AS (
  SELECT
    orders.currency AS order_currency,
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS gmv,
    toInt64(count(orders.subtotal)) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
ecb_points AS (
  SELECT
    fx_rates.currency AS currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) = MAX(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) THEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) END AS rate
  FROM fx_rates
  WHERE CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6))) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= toDate32('2024-12-24')
    AND fx_rates.rate_date <= toDate32('2025-04-01')
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency AS currency,
    toDate32(addDays(held.day, later.days)) AS day,
    held.rate AS rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency AS currency,
      ecb_points.day AS day,
      ecb_points.rate AS rate,
      dateDiff('day', ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
amounts_2 AS (
  SELECT
    CAST(NULL AS Nullable(String)) AS order_currency,
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS everything,
    toInt64(count(orders.subtotal)) AS everything_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
groups AS (
  SELECT
    parts.order_currency AS order_currency,
    parts.level AS level,
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(MAX(parts.everything)) OVER () AS everything,
    MAX(MAX(parts.everything_unconverted)) OVER () AS everything_unconverted,
    MAX(MAX(parts.everything_rate_age)) OVER () AS everything_rate_age
  FROM (
    SELECT
      amounts.order_currency AS order_currency,
      0 AS level,
      CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.gmv AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS gmv,
      toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END)) AS gmv_unconverted,
      MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
      CAST(NULL AS Nullable(Decimal(38,8))) AS everything,
      CAST(NULL AS Nullable(Int64)) AS everything_unconverted,
      CAST(NULL AS Nullable(Int64)) AS everything_rate_age
    FROM amounts
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
    GROUP BY 1
    UNION ALL
    SELECT
      amounts_2.order_currency AS order_currency,
      1 AS level,
      CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
      CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
      CAST(NULL AS Nullable(Int64)) AS gmv_rate_age,
      CAST(trunc(CAST(round(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.everything AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts_2.everything AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS everything,
      toInt64(sum(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.everything_rows ELSE 0 END)) AS everything_unconverted,
      MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.everything_rows > 0 THEN source_rate.age END) AS everything_rate_age
    FROM amounts_2
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.order_currency AS `order.currency`,
  CAST(round(COALESCE(groups.gmv, CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `gmv`,
  CAST(round(COALESCE(groups.everything, CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `everything`,
  CAST(COALESCE(groups.gmv, CAST(0 AS Nullable(Decimal(38,8)))) AS Nullable(Float64)) / NULLIF(COALESCE(groups.everything, CAST(0 AS Nullable(Decimal(38,8)))), 0) AS `share`,
  COALESCE(groups.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  COALESCE(groups.everything_unconverted, 0) AS `everything__unconverted_rows`,
  COALESCE(groups.gmv_unconverted, 0) + COALESCE(groups.everything_unconverted, 0) AS `share__unconverted_rows`,
  groups.gmv_rate_age AS `gmv__rate_age_days`,
  groups.everything_rate_age AS `everything__rate_age_days`,
  CASE WHEN COALESCE(groups.everything_rate_age, -1) > COALESCE(groups.gmv_rate_age, -1) THEN groups.everything_rate_age ELSE groups.gmv_rate_age END AS `share__rate_age_days`
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
