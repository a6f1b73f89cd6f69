WITH amounts AS (
  SELECT
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS average_order_value_3,
    toInt64(count(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END)) AS average_order_value_3_rows,
    toInt64(count()) AS orders
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2027-01-01 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2025-12-24')
    AND fx_rates.rate_date <= toDate32('2027-01-01')
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
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  CAST(round(trunc(CAST(COALESCE(MAX(parts.average_order_value_3), CAST(0 AS Nullable(Decimal(38,8)))) AS Nullable(Decimal(76,8))) / NULLIF(CAST(COALESCE(MAX(parts.orders), 0) AS Nullable(Decimal(38,4))), 0), 8), 2) AS Nullable(Decimal(76,2))) AS `average_order_value`,
  max(parts.any_returned) AS `any_returned`,
  COALESCE(MAX(parts.average_order_value_3_unconverted), 0) AS `average_order_value__unconverted_rows`,
  MAX(parts.average_order_value_3_rate_age) AS `average_order_value__rate_age_days`
FROM (
  SELECT
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.average_order_value_3 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.average_order_value_3 AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS average_order_value_3,
    toInt64(sum(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.average_order_value_3_rows ELSE 0 END)) AS average_order_value_3_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.average_order_value_3_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS average_order_value_3_rate_age,
    toInt64(sum(amounts.orders)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Bool)) AS any_returned
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Decimal(38,8))) AS average_order_value_3,
    CAST(NULL AS Nullable(Int64)) AS average_order_value_3_unconverted,
    CAST(NULL AS Nullable(Int64)) AS average_order_value_3_rate_age,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Bool)) AS any_returned
  FROM refunds
  WHERE refunds.refunded_at >= toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2027-01-01 00:00:00', 6, 'UTC')
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Decimal(38,8))) AS average_order_value_3,
    CAST(NULL AS Nullable(Int64)) AS average_order_value_3_unconverted,
    CAST(NULL AS Nullable(Int64)) AS average_order_value_3_rate_age,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    max(order_lines.returned) AS any_returned
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  WHERE `order`.placed_at >= toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
    AND `order`.placed_at < toDateTime64('2027-01-01 00:00:00', 6, 'UTC')
) AS parts
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
