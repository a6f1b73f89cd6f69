WITH amounts AS (
  SELECT
    toDate32(refunds.refunded_at) AS rate_date,
    refunds.currency AS currency,
    SUM(refunds.amount) AS refund_rate_1,
    toInt64(count(refunds.amount)) AS refund_rate_1_rows
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE order_brand.name = 'Profumi d\'Oriente'
    AND refunds.refunded_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
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
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS refund_rate_2,
    toInt64(count(orders.subtotal)) AS refund_rate_2_rows
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d\'Oriente'
    AND orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
)
SELECT
  parts.month AS `month`,
  CAST(COALESCE(MAX(parts.refund_rate_1), CAST(0 AS Nullable(Decimal(38,8)))) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.refund_rate_2), CAST(0 AS Nullable(Decimal(38,8)))), 0) AS `refund_rate`,
  CAST(round(COALESCE(MAX(parts.refund_rate_1), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `refunds_value`,
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) + COALESCE(MAX(parts.refund_rate_2_unconverted), 0) AS `refund_rate__unconverted_rows`,
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) AS `refunds_value__unconverted_rows`,
  CASE WHEN COALESCE(MAX(parts.refund_rate_2_rate_age), -1) > COALESCE(MAX(parts.refund_rate_1_rate_age), -1) THEN MAX(parts.refund_rate_2_rate_age) ELSE MAX(parts.refund_rate_1_rate_age) END AS `refund_rate__rate_age_days`,
  MAX(parts.refund_rate_1_rate_age) AS `refunds_value__rate_age_days`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(amounts.rate_date))) AS month,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.refund_rate_1 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.refund_rate_1 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS refund_rate_1,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.refund_rate_1_rows ELSE 0 END)) AS refund_rate_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.refund_rate_1_rows > 0 THEN source_rate.age END) AS refund_rate_1_rate_age,
    CAST(NULL AS Nullable(Decimal(38,8))) AS refund_rate_2,
    CAST(NULL AS Nullable(Int64)) AS refund_rate_2_unconverted,
    CAST(NULL AS Nullable(Int64)) AS refund_rate_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(amounts_2.rate_date))) AS month,
    CAST(NULL AS Nullable(Decimal(38,8))) AS refund_rate_1,
    CAST(NULL AS Nullable(Int64)) AS refund_rate_1_unconverted,
    CAST(NULL AS Nullable(Int64)) AS refund_rate_1_rate_age,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.refund_rate_2 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts_2.refund_rate_2 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS refund_rate_2,
    toInt64(sum(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.refund_rate_2_rows ELSE 0 END)) AS refund_rate_2_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.refund_rate_2_rows > 0 THEN source_rate.age END) AS refund_rate_2_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
