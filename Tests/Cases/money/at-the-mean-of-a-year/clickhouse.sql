WITH amounts AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toDate32(toStartOfYear(toDate32(toDate32(orders.placed_at)))) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS gmv,
    toInt64(count(orders.subtotal)) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2022-12-25')
  GROUP BY 1, 2
),
ecb_year_averages AS (
  SELECT
    ecb_points.currency AS currency,
    toDate32(toStartOfYear(toDate32(ecb_points.day))) AS day,
    CASE WHEN toInt64(count()) = toInt64(count(ecb_points.rate)) THEN SUM(ecb_points.rate) END AS rate,
    toInt64(count()) AS units
  FROM ecb_points
  WHERE toDate32(addDays(toDate32(addMonths(toDate32(toStartOfYear(toDate32(ecb_points.day))), 12)), -1)) <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
  GROUP BY 1, 2
)
SELECT
  amounts.quarter AS `quarter`,
  CAST(round(COALESCE(CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.gmv AS Nullable(Decimal(76,20))) * (target_rate.rate * CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END) / (CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END * target_rate.units) AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `gmv`,
  COALESCE(toInt64(sum(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL OR target_rate.units IS NULL THEN amounts.gmv_rows ELSE 0 END)), 0) AS `gmv__unconverted_rows`
FROM amounts
LEFT JOIN ecb_year_averages AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
LEFT JOIN ecb_year_averages AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
