WITH amounts AS (
  SELECT
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS gmv,
    toInt64(count(orders.subtotal)) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-05-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-08-01 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2024-02-22')
    AND fx_rates.rate_date <= toDate32('2024-08-01')
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
by_part AS (
  SELECT
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS three,
    toInt64(count(orders.subtotal)) AS three_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-03-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-08-01 00:00:00', 6, 'UTC')
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
`range` AS (
  SELECT
    toDate32('2024-05-01') AS first,
    toDate32('2024-07-01') AS last,
    toInt32(toYear(toDate32('2024-07-01'))) * 12 + toInt32(toMonth(toDate32('2024-07-01'))) - (toInt32(toYear(toDate32('2024-05-01'))) * 12 + toInt32(toMonth(toDate32('2024-05-01')))) AS distance
),
numbers AS (
  SELECT arrayJoin(range(toUInt32(ifNull(`range`.distance, -1) + 1))) AS n FROM `range`
),
periods AS (
  SELECT
    toDate32(addMonths(`range`.first, numbers.n)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period AS period,
    toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -3)) AS sees_from,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
),
amounts_2 AS (
  SELECT
    by_part.rate_date AS rate_date,
    by_part.currency AS currency,
    by_part.three AS three,
    by_part.three_rows AS three_rows,
    windows.period AS period,
    windows.sees_from AS sees_from,
    windows.sees_until AS sees_until
  FROM by_part
  JOIN windows ON toDate32(toStartOfMonth(toDate32(by_part.rate_date))) >= windows.sees_from AND toDate32(toStartOfMonth(toDate32(by_part.rate_date))) < windows.sees_until
)
SELECT
  parts.month AS `month`,
  CAST(round(COALESCE(MAX(parts.gmv), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `gmv`,
  CAST(round(COALESCE(MAX(parts.three), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `three`,
  COALESCE(MAX(parts.gmv_unconverted), 0) AS `gmv__unconverted_rows`,
  COALESCE(MAX(parts.three_unconverted), 0) AS `three__unconverted_rows`,
  MAX(parts.gmv_rate_age) AS `gmv__rate_age_days`,
  MAX(parts.three_rate_age) AS `three__rate_age_days`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(amounts.rate_date))) AS month,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.gmv AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS gmv,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END)) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
    CAST(NULL AS Nullable(Decimal(38,8))) AS three,
    CAST(NULL AS Nullable(Int64)) AS three_unconverted,
    CAST(NULL AS Nullable(Int64)) AS three_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.period AS month,
    CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
    CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
    CAST(NULL AS Nullable(Int64)) AS gmv_rate_age,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.three AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts_2.three AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS three,
    toInt64(sum(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.three_rows ELSE 0 END)) AS three_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.three_rows > 0 THEN source_rate.age END) AS three_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
