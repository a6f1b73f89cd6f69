WITH amounts AS (
  SELECT
    order_brand.name AS brand_name,
    toDate32(refunds.refunded_at) AS rate_date,
    refunds.currency AS currency,
    SUM(refunds.amount) AS refunds_value,
    toInt64(count(refunds.amount)) AS refunds_value_rows,
    toInt64(count()) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE refunds.refunded_at >= toDateTime64('2024-01-13 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2024-01-20 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2024-01-05')
    AND fx_rates.rate_date <= toDate32('2024-01-20')
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
  parts.brand_name AS `brand.name`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  CAST(round(COALESCE(MAX(parts.refunds_value), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `refunds_value`,
  CAST(MAX(parts.pages_average_3) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.pages_average_4), 0), 0) AS `pages_average`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds_value_unconverted), 0) AS `refunds_value__unconverted_rows`,
  MAX(parts.refunds_value_rate_age) AS `refunds_value__rate_age_days`
FROM (
  SELECT
    amounts.brand_name AS brand_name,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.refunds_value AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.refunds_value AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS refunds_value,
    toInt64(sum(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.refunds_value_rows ELSE 0 END)) AS refunds_value_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.refunds_value_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS refunds_value_rate_age,
    toInt64(sum(amounts.refunds)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS pages_average_3,
    CAST(NULL AS Nullable(Int64)) AS pages_average_4,
    CAST(NULL AS Nullable(Int64)) AS orders
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS Nullable(Decimal(38,8))) AS refunds_value,
    CAST(NULL AS Nullable(Int64)) AS refunds_value_unconverted,
    CAST(NULL AS Nullable(Int64)) AS refunds_value_rate_age,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(sum(visits.pages)) AS pages_average_3,
    toInt64(count(visits.pages)) AS pages_average_4,
    CAST(NULL AS Nullable(Int64)) AS orders
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE visits.started_at >= toDateTime64('2024-01-13 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2024-01-20 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS Nullable(Decimal(38,8))) AS refunds_value,
    CAST(NULL AS Nullable(Int64)) AS refunds_value_unconverted,
    CAST(NULL AS Nullable(Int64)) AS refunds_value_rate_age,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS pages_average_3,
    CAST(NULL AS Nullable(Int64)) AS pages_average_4,
    toInt64(count()) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= toDateTime64('2024-01-13 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-01-20 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
