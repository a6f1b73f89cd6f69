WITH amounts AS (
  SELECT
    orders.currency AS order_currency,
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS volume_3,
    toInt64(count(orders.subtotal)) AS volume_3_rows
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
    AND fx_rates.rate_date >= toDate32('2023-12-24')
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
),
groups AS (
  SELECT
    toDate32(toStartOfYear(toDate32(amounts.rate_date))) AS year,
    amounts.order_currency AS order_currency,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.volume_3 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.volume_3 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS volume_3,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.volume_3_rows ELSE 0 END)) AS volume_3_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.volume_3_rows > 0 THEN source_rate.age END) AS volume_3_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    toDate32(toStartOfYear(toDate32(`order`.placed_at))) AS year,
    `order`.currency AS order_currency,
    toInt64(sum(order_lines.quantity)) AS volume_2
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  WHERE `order`.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND `order`.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.year AS year,
    parts.order_currency AS order_currency,
    ((CAST(COALESCE(MAX(parts.volume_1), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.volume_2), 0), 0)) - CAST(1 AS Nullable(Float64))) * CAST(COALESCE(MAX(parts.volume_3), CAST(0 AS Nullable(Decimal(38,8)))) AS Nullable(Float64)) AS value,
    COALESCE(MAX(parts.volume_3_unconverted), 0) AS unconverted,
    MAX(parts.volume_3_rate_age) AS rate_age
  FROM (
    SELECT
      toDate32(addMonths(groups.year, 12)) AS year,
      groups.order_currency AS order_currency,
      groups.volume_3 AS volume_3,
      groups.volume_3_unconverted AS volume_3_unconverted,
      groups.volume_3_rate_age AS volume_3_rate_age,
      CAST(NULL AS Nullable(Int64)) AS volume_1,
      CAST(NULL AS Nullable(Int64)) AS volume_2
    FROM groups
    UNION ALL
    SELECT
      toDate32(toStartOfYear(toDate32(`order`.placed_at))) AS year,
      `order`.currency AS order_currency,
      CAST(NULL AS Nullable(Decimal(38,8))) AS volume_3,
      CAST(NULL AS Nullable(Int64)) AS volume_3_unconverted,
      CAST(NULL AS Nullable(Int64)) AS volume_3_rate_age,
      toInt64(sum(order_lines.quantity)) AS volume_1,
      CAST(NULL AS Nullable(Int64)) AS volume_2
    FROM order_lines
    JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
    WHERE `order`.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
      AND `order`.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1, 2
    UNION ALL
    SELECT
      toDate32(addMonths(groups_2.year, 12)) AS year,
      groups_2.order_currency AS order_currency,
      CAST(NULL AS Nullable(Decimal(38,8))) AS volume_3,
      CAST(NULL AS Nullable(Int64)) AS volume_3_unconverted,
      CAST(NULL AS Nullable(Int64)) AS volume_3_rate_age,
      CAST(NULL AS Nullable(Int64)) AS volume_1,
      groups_2.volume_2 AS volume_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.order_currency IS NOT NULL
)
SELECT
  groups_3.year AS `year`,
  COALESCE(SUM(CAST(groups_3.value AS Nullable(Float64))), CAST(0 AS Nullable(Float64))) AS `volume`,
  COALESCE(toInt64(sum(groups_3.unconverted)), 0) AS `volume__unconverted_rows`,
  MAX(groups_3.rate_age) AS `volume__rate_age_days`
FROM groups_3
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
