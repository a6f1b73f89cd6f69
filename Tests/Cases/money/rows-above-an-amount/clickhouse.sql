WITH ecb_points AS (
  SELECT
    fx_rates.currency AS currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) = MAX(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) THEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) END AS rate
  FROM fx_rates
  WHERE CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6))) > 0
    AND fx_rates.currency <> 'EUR'
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
amounts AS (
  SELECT
    orders.currency AS order_currency,
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(CASE WHEN CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS Nullable(Decimal(76,20))) ELSE CAST(CAST(orders.subtotal AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END > CAST(toDecimal128('500', 0) AS Nullable(Decimal(38,8))) THEN orders.subtotal END) AS value,
    toInt64(count(CASE WHEN CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS Nullable(Decimal(76,20))) ELSE CAST(CAST(orders.subtotal AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END > CAST(toDecimal128('500', 0) AS Nullable(Decimal(38,8))) THEN orders.subtotal END)) AS value_rows,
    toInt64(count(CASE WHEN (CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS Nullable(Decimal(76,20))) ELSE CAST(CAST(orders.subtotal AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END > CAST(toDecimal128('500', 0) AS Nullable(Decimal(38,8))) OR orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END THEN 1 END)) AS value_without_rate,
    toInt64(count(CASE WHEN CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS Nullable(Decimal(76,20))) ELSE CAST(CAST(orders.subtotal AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END > CAST(toDecimal128('500', 0) AS Nullable(Decimal(38,8))) THEN 1 END)) AS large,
    toInt64(count(CASE WHEN (CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS Nullable(Decimal(76,20))) ELSE CAST(CAST(orders.subtotal AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END > CAST(toDecimal128('500', 0) AS Nullable(Decimal(38,8))) OR orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END THEN 1 END)) AS large_without_rate,
    toInt64(count()) AS `all`
  FROM orders
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = orders.currency AND source_rate.day = toDate32(orders.placed_at)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = toDate32(orders.placed_at)
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2, 3
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
    AND fx_rates.rate_date <= toDate32('2024-04-01')
  GROUP BY 1, 2
),
ecb_days_2 AS (
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
  amounts.order_currency AS `order.currency`,
  COALESCE(toInt64(sum(amounts.large)), 0) AS `large`,
  CAST(round(COALESCE(CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.value AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.value AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `value`,
  COALESCE(toInt64(sum(amounts.`all`)), 0) AS `all`,
  COALESCE(toInt64(sum(amounts.large_without_rate)), 0) AS `large__unconverted_rows`,
  COALESCE(toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.value_rows ELSE 0 END)), 0) + COALESCE(toInt64(sum(amounts.value_without_rate)), 0) AS `value__unconverted_rows`,
  MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.value_rows > 0 THEN source_rate.age END) AS `value__rate_age_days`
FROM amounts
LEFT JOIN ecb_days_2 AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
