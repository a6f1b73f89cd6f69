WITH amounts AS (
  SELECT
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS gmv,
    toInt64(count(orders.subtotal)) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2023-12-24')
    AND fx_rates.rate_date <= toDate32('2024-04-01')
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
    toDate32(refunds.refunded_at) AS rate_date,
    refunds.currency AS currency,
    SUM(refunds.amount) AS refunds_value,
    toInt64(count(refunds.amount)) AS refunds_value_rows
  FROM refunds
  WHERE refunds.refunded_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
)
SELECT
  CAST(round(COALESCE(MAX(parts.gmv), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `gmv`,
  CAST(round(COALESCE(MAX(parts.refunds_value), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `refunds_value`,
  COALESCE(MAX(parts.gmv_unconverted), 0) AS `gmv__unconverted_rows`,
  COALESCE(MAX(parts.refunds_value_unconverted), 0) AS `refunds_value__unconverted_rows`,
  MAX(parts.gmv_rate_age) AS `gmv__rate_age_days`,
  MAX(parts.refunds_value_rate_age) AS `refunds_value__rate_age_days`
FROM (
  SELECT
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.gmv AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS gmv,
    toInt64(sum(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END)) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS gmv_rate_age,
    CAST(NULL AS Nullable(Decimal(38,8))) AS refunds_value,
    CAST(NULL AS Nullable(Int64)) AS refunds_value_unconverted,
    CAST(NULL AS Nullable(Int64)) AS refunds_value_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
    CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
    CAST(NULL AS Nullable(Int64)) AS gmv_rate_age,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts_2.currency = 'USD' THEN CAST(amounts_2.refunds_value AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts_2.refunds_value AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS refunds_value,
    toInt64(sum(CASE WHEN amounts_2.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts_2.refunds_value_rows ELSE 0 END)) AS refunds_value_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts_2.refunds_value_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS refunds_value_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts_2.rate_date
) AS parts
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
