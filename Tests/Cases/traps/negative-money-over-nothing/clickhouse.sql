WITH amounts AS (
  SELECT
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS below_1,
    toInt64(count(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END)) AS below_1_rows,
    toInt64(count(CASE WHEN orders.order_id < 0 THEN 1 END)) AS below_2,
    toInt64(count()) AS below_one_3
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2024-12-24')
    AND fx_rates.rate_date <= toDate32('2026-01-01')
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
)
SELECT
  toDate32(toStartOfQuarter(toDate32(amounts.rate_date))) AS `quarter`,
  CAST(round(trunc(CAST(-COALESCE(CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.below_1 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.below_1 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))), CAST(0 AS Nullable(Decimal(38,8)))) AS Nullable(Decimal(76,8))) / NULLIF(CAST(COALESCE(toInt64(sum(amounts.below_2)), 0) AS Nullable(Decimal(38,4))), 0), 8), 2) AS Nullable(Decimal(76,2))) AS `below`,
  CAST(round(trunc(CAST(COALESCE(CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.below_1 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.below_1 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))), CAST(0 AS Nullable(Decimal(38,8)))) AS Nullable(Decimal(76,8))) / NULLIF(CAST(COALESCE(toInt64(sum(amounts.below_2)), 0) AS Nullable(Decimal(38,4))), 0), 8), 2) AS Nullable(Decimal(76,2))) AS `above`,
  CAST(round(trunc(CAST(-COALESCE(CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.below_1 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.below_1 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))), CAST(0 AS Nullable(Decimal(38,8)))) AS Nullable(Decimal(76,8))) / NULLIF(CAST(COALESCE(toInt64(sum(amounts.below_one_3)), 0) AS Nullable(Decimal(38,4))), 0), 8), 2) AS Nullable(Decimal(76,2))) AS `below_one`,
  COALESCE(toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.below_1_rows ELSE 0 END)), 0) AS `below__unconverted_rows`,
  COALESCE(toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.below_1_rows ELSE 0 END)), 0) AS `above__unconverted_rows`,
  COALESCE(toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.below_1_rows ELSE 0 END)), 0) AS `below_one__unconverted_rows`,
  MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.below_1_rows > 0 THEN source_rate.age END) AS `below__rate_age_days`,
  MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.below_1_rows > 0 THEN source_rate.age END) AS `above__rate_age_days`,
  MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.below_1_rows > 0 THEN source_rate.age END) AS `below_one__rate_age_days`
FROM amounts
LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
