WITH `range` AS (
  SELECT
    toDate32('2024-01-01') AS first,
    toDate32('2025-01-01') AS last,
    CAST(trunc(CAST(toInt32(toYear(toDate32('2025-01-01'))) * 12 + toInt32(toMonth(toDate32('2025-01-01'))) - (toInt32(toYear(toDate32('2024-01-01'))) * 12 + toInt32(toMonth(toDate32('2024-01-01')))) AS Nullable(Float64)) / NULLIF(3, 0)) AS Nullable(Int64)) AS distance
),
numbers AS (
  SELECT arrayJoin(range(toUInt32(ifNull(`range`.distance, -1) + 1))) AS n FROM `range`
),
periods AS (
  SELECT
    toDate32(addMonths(`range`.first, numbers.n * 3)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
ecb_points AS (
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
)
SELECT
  parts.fiscal_quarter AS `fiscal_quarter`,
  COALESCE(MAX(parts.big), 0) AS `big`,
  COALESCE(MAX(parts.big_unconverted), 0) AS `big__unconverted_rows`
FROM (
  SELECT
    periods.period AS fiscal_quarter,
    CAST(NULL AS Nullable(Int64)) AS big,
    CAST(NULL AS Nullable(Int64)) AS big_unconverted
  FROM periods
  UNION ALL
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS fiscal_quarter,
    toInt64(count(CASE WHEN CASE WHEN orders.currency = 'EUR' THEN CAST(orders.subtotal AS Nullable(Decimal(76,20))) ELSE CAST(CAST(orders.subtotal AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END > CAST(toDecimal128('3000', 0) AS Nullable(Decimal(38,8))) THEN 1 END)) AS big,
    toInt64(count(CASE WHEN (CASE WHEN orders.currency = 'EUR' THEN CAST(orders.subtotal AS Nullable(Decimal(76,20))) ELSE CAST(CAST(orders.subtotal AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END > CAST(toDecimal128('3000', 0) AS Nullable(Decimal(38,8))) OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END THEN 1 END)) AS big_unconverted
  FROM orders
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = orders.currency AND source_rate.day = toDate32(orders.placed_at)
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
    AND (CASE WHEN orders.currency = 'EUR' THEN CAST(orders.subtotal AS Nullable(Decimal(76,20))) ELSE CAST(CAST(orders.subtotal AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END > CAST(toDecimal128('3000', 0) AS Nullable(Decimal(38,8))) OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
