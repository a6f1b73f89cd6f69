WITH amounts AS (
  SELECT
    orders.currency AS order_currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS volume_3,
    COUNT(orders.subtotal) AS volume_3_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) = MAX(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) THEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= DATE '2023-12-24'
    AND fx_rates.rate_date <= DATE '2026-01-01'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD(held.day, INTERVAL (later.days) DAY) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day), ecb_points.day, DAY) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(amounts.rate_date AS DATE), YEAR) AS year,
    amounts.order_currency,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.volume_3 ELSE CAST(amounts.volume_3 AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS volume_3,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.volume_3_rows ELSE 0 END) AS volume_3_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.volume_3_rows > 0 THEN source_rate.age END) AS volume_3_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(`order`.placed_at AS DATE), YEAR) AS year,
    `order`.currency AS order_currency,
    SUM(order_lines.quantity) AS volume_1
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  WHERE `order`.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND `order`.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    DATE_TRUNC(CAST(`order`.placed_at AS DATE), YEAR) AS year,
    `order`.currency AS order_currency,
    SUM(order_lines.quantity) AS volume_2
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  WHERE `order`.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND `order`.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_4 AS (
  SELECT
    parts.year,
    parts.order_currency,
    MAX(parts.volume_3) AS volume_3,
    MAX(parts.volume_3_unconverted) AS volume_3_unconverted,
    MAX(parts.volume_3_rate_age) AS volume_3_rate_age,
    MAX(parts.volume_1) AS volume_1,
    MAX(parts.volume_2) AS volume_2
  FROM (
    SELECT
      DATE_ADD(`groups`.year, INTERVAL (12) MONTH) AS year,
      `groups`.order_currency,
      `groups`.volume_3,
      `groups`.volume_3_unconverted,
      `groups`.volume_3_rate_age,
      CAST(NULL AS INT64) AS volume_1,
      CAST(NULL AS INT64) AS volume_2
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.year,
      groups_2.order_currency,
      CAST(NULL AS BIGNUMERIC) AS volume_3,
      CAST(NULL AS INT64) AS volume_3_unconverted,
      CAST(NULL AS INT64) AS volume_3_rate_age,
      groups_2.volume_1,
      CAST(NULL AS INT64) AS volume_2
    FROM groups_2
    UNION ALL
    SELECT
      DATE_ADD(groups_3.year, INTERVAL (12) MONTH) AS year,
      groups_3.order_currency,
      CAST(NULL AS BIGNUMERIC) AS volume_3,
      CAST(NULL AS INT64) AS volume_3_unconverted,
      CAST(NULL AS INT64) AS volume_3_rate_age,
      CAST(NULL AS INT64) AS volume_1,
      groups_3.volume_2
    FROM groups_3
  ) AS parts
  GROUP BY 1, 2
),
groups_5 AS (
  SELECT
    groups_4.year,
    groups_4.order_currency,
    ((CAST(COALESCE(groups_4.volume_1, 0) AS FLOAT64) / NULLIF(COALESCE(groups_4.volume_2, 0), 0)) - CAST(1 AS FLOAT64)) * CAST(COALESCE(groups_4.volume_3, 0) AS FLOAT64) AS value,
    COALESCE(groups_4.volume_3_unconverted, 0) AS unconverted,
    groups_4.volume_3_rate_age AS rate_age
  FROM groups_4
  WHERE groups_4.order_currency IS NOT NULL
),
groups_6 AS (
  SELECT
    groups_5.year,
    SUM(CAST(groups_5.value AS FLOAT64)) AS volume,
    SUM(groups_5.unconverted) AS volume_unconverted,
    MAX(groups_5.rate_age) AS volume_rate_age
  FROM groups_5
  GROUP BY 1
)
SELECT
  groups_6.year AS `year`,
  COALESCE(groups_6.volume, CAST(0 AS FLOAT64)) AS `volume`,
  COALESCE(groups_6.volume_unconverted, 0) AS `volume__unconverted_rows`,
  groups_6.volume_rate_age AS `volume__rate_age_days`
FROM groups_6
ORDER BY 1 NULLS LAST
