WITH amounts AS (
  SELECT
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS net_revenue_1,
    toInt64(count(orders.subtotal)) AS net_revenue_1_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2019-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2020-01-01 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2018-12-24')
    AND fx_rates.rate_date <= toDate32('2020-01-01')
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
    toDate32(refunds.refunded_at) AS rate_date,
    refunds.currency AS currency,
    SUM(refunds.amount) AS net_revenue_2,
    toInt64(count(refunds.amount)) AS net_revenue_2_rows,
    toInt64(count()) AS refunds
  FROM refunds
  WHERE refunds.refunded_at >= toDateTime64('2019-01-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2020-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
)
SELECT
  CAST(round(COALESCE(MAX(parts.net_revenue_1), CAST(0 AS Nullable(Decimal(38,8)))) - COALESCE(MAX(parts.net_revenue_2), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `net_revenue`,
  CAST(COALESCE(MAX(parts.net_revenue_2), CAST(0 AS Nullable(Decimal(38,8)))) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.net_revenue_1), CAST(0 AS Nullable(Decimal(38,8)))), 0) AS `refund_rate`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  CAST(COALESCE(MAX(parts.bounce_rate_5), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.visits), 0), 0) AS `bounce_rate`,
  COALESCE(MAX(parts.net_revenue_1_unconverted), 0) + COALESCE(MAX(parts.net_revenue_2_unconverted), 0) AS `net_revenue__unconverted_rows`,
  COALESCE(MAX(parts.net_revenue_2_unconverted), 0) + COALESCE(MAX(parts.net_revenue_1_unconverted), 0) AS `refund_rate__unconverted_rows`,
  CASE WHEN COALESCE(MAX(parts.net_revenue_2_rate_age), -1) > COALESCE(MAX(parts.net_revenue_1_rate_age), -1) THEN MAX(parts.net_revenue_2_rate_age) ELSE MAX(parts.net_revenue_1_rate_age) END AS `net_revenue__rate_age_days`,
  CASE WHEN COALESCE(MAX(parts.net_revenue_1_rate_age), -1) > COALESCE(MAX(parts.net_revenue_2_rate_age), -1) THEN MAX(parts.net_revenue_1_rate_age) ELSE MAX(parts.net_revenue_2_rate_age) END AS `refund_rate__rate_age_days`
FROM (
  SELECT
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.net_revenue_1 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.net_revenue_1 AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS net_revenue_1,
    toInt64(sum(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.net_revenue_1_rows ELSE 0 END)) AS net_revenue_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.net_revenue_1_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS net_revenue_1_rate_age,
    CAST(NULL AS Nullable(Decimal(38,8))) AS net_revenue_2,
    CAST(NULL AS Nullable(Int64)) AS net_revenue_2_unconverted,
    CAST(NULL AS Nullable(Int64)) AS net_revenue_2_rate_age,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS visits,
    CAST(NULL AS Nullable(Int64)) AS bounce_rate_5
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Decimal(38,8))) AS net_revenue_1,
    CAST(NULL AS Nullable(Int64)) AS net_revenue_1_unconverted,
    CAST(NULL AS Nullable(Int64)) AS net_revenue_1_rate_age,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts_2.currency = 'USD' THEN CAST(amounts_2.net_revenue_2 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts_2.net_revenue_2 AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS net_revenue_2,
    toInt64(sum(CASE WHEN amounts_2.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts_2.net_revenue_2_rows ELSE 0 END)) AS net_revenue_2_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts_2.net_revenue_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS net_revenue_2_rate_age,
    toInt64(sum(amounts_2.refunds)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS visits,
    CAST(NULL AS Nullable(Int64)) AS bounce_rate_5
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts_2.rate_date
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Decimal(38,8))) AS net_revenue_1,
    CAST(NULL AS Nullable(Int64)) AS net_revenue_1_unconverted,
    CAST(NULL AS Nullable(Int64)) AS net_revenue_1_rate_age,
    CAST(NULL AS Nullable(Decimal(38,8))) AS net_revenue_2,
    CAST(NULL AS Nullable(Int64)) AS net_revenue_2_unconverted,
    CAST(NULL AS Nullable(Int64)) AS net_revenue_2_rate_age,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(count()) AS visits,
    toInt64(count(CASE WHEN visits.bounced THEN 1 END)) AS bounce_rate_5
  FROM visits
  WHERE visits.started_at >= toDateTime64('2019-01-01 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2020-01-01 00:00:00', 6, 'UTC')
) AS parts
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
