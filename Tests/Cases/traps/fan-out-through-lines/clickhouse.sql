WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    toInt64(count(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END)) AS gmv_rows,
    toInt64(count()) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= toDateTime64('2024-08-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-09-01 00:00:00', 6, 'UTC')
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
    AND fx_rates.rate_date >= toDate32('2024-07-24')
    AND fx_rates.rate_date <= toDate32('2024-09-01')
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
    order_brand.country AS brand_country,
    toDate32(`order`.placed_at) AS rate_date,
    order_lines.currency AS currency,
    SUM(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS line_revenue,
    toInt64(count(order_lines.quantity * order_lines.unit_price - order_lines.discount)) AS line_revenue_rows,
    toInt64(sum(order_lines.quantity)) AS units
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE `order`.placed_at >= toDateTime64('2024-08-01 00:00:00', 6, 'UTC')
    AND `order`.placed_at < toDateTime64('2024-09-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2, 3
)
SELECT
  parts.brand_country AS `brand.country`,
  CAST(round(COALESCE(MAX(parts.gmv), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `gmv`,
  CAST(round(COALESCE(MAX(parts.line_revenue), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `line_revenue`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.gmv_unconverted), 0) AS `gmv__unconverted_rows`,
  COALESCE(MAX(parts.line_revenue_unconverted), 0) AS `line_revenue__unconverted_rows`,
  MAX(parts.gmv_rate_age) AS `gmv__rate_age_days`,
  MAX(parts.line_revenue_rate_age) AS `line_revenue__rate_age_days`
FROM (
  SELECT
    amounts.brand_country AS brand_country,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.gmv AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS gmv,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END)) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
    toInt64(sum(amounts.orders)) AS orders,
    CAST(NULL AS Nullable(Decimal(38,8))) AS line_revenue,
    CAST(NULL AS Nullable(Int64)) AS line_revenue_unconverted,
    CAST(NULL AS Nullable(Int64)) AS line_revenue_rate_age,
    CAST(NULL AS Nullable(Int64)) AS units
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.brand_country AS brand_country,
    CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
    CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
    CAST(NULL AS Nullable(Int64)) AS gmv_rate_age,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.line_revenue AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts_2.line_revenue AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS line_revenue,
    toInt64(sum(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.line_revenue_rows ELSE 0 END)) AS line_revenue_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.line_revenue_rows > 0 THEN source_rate.age END) AS line_revenue_rate_age,
    toInt64(sum(amounts_2.units)) AS units
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
