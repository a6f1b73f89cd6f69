WITH amounts AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(toDate32(orders.placed_at)))) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS gmv,
    toInt64(count(orders.subtotal)) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
ecb_points AS (
  SELECT
    fx_rates.currency AS currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) = MAX(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) THEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) END AS rate
  FROM fx_rates
  WHERE CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6))) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= toDate32('2023-11-24')
  GROUP BY 1, 2
),
ecb_month_averages AS (
  SELECT
    ecb_points.currency AS currency,
    toDate32(toStartOfMonth(toDate32(ecb_points.day))) AS day,
    CASE WHEN toInt64(count()) = toInt64(count(ecb_points.rate)) THEN SUM(ecb_points.rate) END AS rate,
    toInt64(count()) AS units
  FROM ecb_points
  WHERE toDate32(addDays(toDate32(addMonths(toDate32(toStartOfMonth(toDate32(ecb_points.day))), 1)), -1)) <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
  GROUP BY 1, 2
),
amounts_2 AS (
  SELECT
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS all_orders,
    toInt64(count(orders.subtotal)) AS all_orders_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
ecb_points_2 AS (
  SELECT
    fx_rates.currency AS currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) = MAX(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) THEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) END AS rate
  FROM fx_rates
  WHERE CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6))) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= toDate32('2023-12-24')
    AND fx_rates.rate_date <= toDate32('2025-01-01')
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
      ecb_points_2.currency AS currency,
      ecb_points_2.day AS day,
      ecb_points_2.rate AS rate,
      dateDiff('day', ecb_points_2.day, LEAD(ecb_points_2.day) OVER (PARTITION BY ecb_points_2.currency ORDER BY ecb_points_2.day)) AS gap
    FROM ecb_points_2
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
)
SELECT
  parts.quarter AS `quarter`,
  CAST(round(COALESCE(MAX(parts.gmv), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `gmv`,
  CAST(round(COALESCE(MAX(parts.all_orders), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `all_orders`,
  COALESCE(MAX(parts.gmv_unconverted), 0) AS `gmv__unconverted_rows`,
  COALESCE(MAX(parts.all_orders_unconverted), 0) AS `all_orders__unconverted_rows`,
  MAX(parts.all_orders_rate_age) AS `all_orders__rate_age_days`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(amounts.rate_date))) AS quarter,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.gmv AS Nullable(Decimal(76,20))) * source_rate.units / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS gmv,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END)) AS gmv_unconverted,
    CAST(NULL AS Nullable(Decimal(38,8))) AS all_orders,
    CAST(NULL AS Nullable(Int64)) AS all_orders_unconverted,
    CAST(NULL AS Nullable(Int64)) AS all_orders_rate_age
  FROM amounts
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfQuarter(toDate32(amounts_2.rate_date))) AS quarter,
    CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
    CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.all_orders AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts_2.all_orders AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS all_orders,
    toInt64(sum(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.all_orders_rows ELSE 0 END)) AS all_orders_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.all_orders_rows > 0 THEN source_rate.age END) AS all_orders_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
