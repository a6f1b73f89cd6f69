WITH amounts AS (
  SELECT
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(CASE WHEN orders.currency = 'CAD' THEN CAST(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN CAST(toDecimal128('1', 0) AS Nullable(Decimal(38,12))) ELSE CAST(toDecimal128('0.01', 2) AS Nullable(Decimal(38,12))) END AS Nullable(Decimal(38,2))) END) AS none_averaged_3,
    toInt64(count(CASE WHEN orders.currency = 'CAD' THEN orders.commission END)) AS none_averaged_3_rows,
    toInt64(count()) AS orders,
    toInt64(count(CASE WHEN orders.currency = 'CAD' THEN orders.order_id END)) AS none_counted,
    toInt64(count(CASE WHEN orders.currency = 'CAD' THEN orders.commission END)) AS none_averaged_4,
    MAX(CASE WHEN orders.currency = 'CAD' THEN orders.delivered_on END) AS none_latest
  FROM orders
  WHERE orders.currency = 'SEK'
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
  COALESCE(toInt64(sum(amounts.orders)), 0) AS `orders`,
  COALESCE(toInt64(sum(amounts.none_counted)), 0) AS `none_counted`,
  CAST(round(trunc(CAST(CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.none_averaged_3 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.none_averaged_3 AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS Nullable(Decimal(76,8))) / NULLIF(CAST(COALESCE(toInt64(sum(amounts.none_averaged_4)), 0) AS Nullable(Decimal(38,4))), 0), 8), 2) AS Nullable(Decimal(76,2))) AS `none_averaged`,
  MAX(amounts.none_latest) AS `none_latest`,
  COALESCE(toInt64(sum(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.none_averaged_3_rows ELSE 0 END)), 0) AS `none_averaged__unconverted_rows`,
  MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.none_averaged_3_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS `none_averaged__rate_age_days`
FROM amounts
LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
