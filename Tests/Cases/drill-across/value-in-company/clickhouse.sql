WITH amounts AS (
  SELECT
    retailer.tier AS retailer_tier,
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS gmv,
    toInt64(count(orders.subtotal)) AS gmv_rows
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2024-12-24')
    AND fx_rates.rate_date <= toDate32('2026-01-01')
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
  parts.retailer_tier AS `retailer.tier`,
  CAST(round(COALESCE(MAX(parts.gmv), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `gmv`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.retailers), 0) AS `retailers`,
  COALESCE(MAX(parts.gmv_unconverted), 0) AS `gmv__unconverted_rows`,
  MAX(parts.gmv_rate_age) AS `gmv__rate_age_days`
FROM (
  SELECT
    amounts.retailer_tier AS retailer_tier,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.gmv AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS gmv,
    toInt64(sum(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END)) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS gmv_rate_age,
    CAST(NULL AS Nullable(Int64)) AS units,
    CAST(NULL AS Nullable(Int64)) AS visits,
    CAST(NULL AS Nullable(Int64)) AS retailers
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    order_retailer.tier AS retailer_tier,
    CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
    CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
    CAST(NULL AS Nullable(Int64)) AS gmv_rate_age,
    toInt64(sum(order_lines.quantity)) AS units,
    CAST(NULL AS Nullable(Int64)) AS visits,
    CAST(NULL AS Nullable(Int64)) AS retailers
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
  WHERE `order`.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND `order`.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
    CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
    CAST(NULL AS Nullable(Int64)) AS gmv_rate_age,
    CAST(NULL AS Nullable(Int64)) AS units,
    toInt64(count()) AS visits,
    CAST(NULL AS Nullable(Int64)) AS retailers
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE visits.started_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    retailers.tier AS retailer_tier,
    CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
    CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
    CAST(NULL AS Nullable(Int64)) AS gmv_rate_age,
    CAST(NULL AS Nullable(Int64)) AS units,
    CAST(NULL AS Nullable(Int64)) AS visits,
    toInt64(count()) AS retailers
  FROM retailers
  WHERE retailers.signed_up_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND retailers.signed_up_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
