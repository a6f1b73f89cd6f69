WITH amounts AS (
  SELECT
    toDate32(refunds.refunded_at) AS rate_date,
    refunds.currency AS currency,
    MAX(refunds.amount) AS largest_refund_1,
    toInt64(count(refunds.amount)) AS largest_refund_1_rows,
    SUM(refunds.amount) AS average_refund_2,
    toInt64(count()) AS average_refund_3
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE order_brand.name = 'Profumi d\'Oriente'
    AND refunds.refunded_at >= toDateTime64('2024-05-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2024-04-23')
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
  parts.month AS `month`,
  CAST(round(COALESCE(MAX(parts.largest_refund_1), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `largest_refund`,
  CAST(round(trunc(CAST(COALESCE(MAX(parts.average_refund_2), CAST(0 AS Nullable(Decimal(38,8)))) AS Nullable(Decimal(76,8))) / NULLIF(CAST(COALESCE(MAX(parts.average_refund_3), 0) AS Nullable(Decimal(38,4))), 0), 8), 2) AS Nullable(Decimal(76,2))) AS `average_refund`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.largest_refund_1_unconverted), 0) AS `largest_refund__unconverted_rows`,
  COALESCE(MAX(parts.average_refund_2_unconverted), 0) AS `average_refund__unconverted_rows`,
  MAX(parts.largest_refund_1_rate_age) AS `largest_refund__rate_age_days`,
  MAX(parts.average_refund_2_rate_age) AS `average_refund__rate_age_days`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(amounts.rate_date))) AS month,
    CAST(trunc(CAST(round(MAX(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.largest_refund_1 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.largest_refund_1 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS largest_refund_1,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.largest_refund_1_rows ELSE 0 END)) AS largest_refund_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.largest_refund_1_rows > 0 THEN source_rate.age END) AS largest_refund_1_rate_age,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.average_refund_2 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.average_refund_2 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS average_refund_2,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.largest_refund_1_rows ELSE 0 END)) AS average_refund_2_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.largest_refund_1_rows > 0 THEN source_rate.age END) AS average_refund_2_rate_age,
    toInt64(sum(amounts.average_refund_3)) AS average_refund_3,
    CAST(NULL AS Nullable(Int64)) AS orders
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    CAST(NULL AS Nullable(Decimal(38,8))) AS largest_refund_1,
    CAST(NULL AS Nullable(Int64)) AS largest_refund_1_unconverted,
    CAST(NULL AS Nullable(Int64)) AS largest_refund_1_rate_age,
    CAST(NULL AS Nullable(Decimal(38,8))) AS average_refund_2,
    CAST(NULL AS Nullable(Int64)) AS average_refund_2_unconverted,
    CAST(NULL AS Nullable(Int64)) AS average_refund_2_rate_age,
    CAST(NULL AS Nullable(Int64)) AS average_refund_3,
    toInt64(count()) AS orders
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d\'Oriente'
    AND orders.placed_at >= toDateTime64('2024-05-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
