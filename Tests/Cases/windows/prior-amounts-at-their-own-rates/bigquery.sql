WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-03-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
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
    AND fx_rates.rate_date <= DATE '2025-03-01'
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
    DATE_TRUNC(CAST(amounts.rate_date AS DATE), MONTH) AS month,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS last_year,
    COUNT(orders.subtotal) AS last_year_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-03-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(amounts_2.rate_date AS DATE), MONTH) AS month,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN amounts_2.last_year ELSE CAST(amounts_2.last_year AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS last_year,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.last_year_rows ELSE 0 END) AS last_year_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.last_year_rows > 0 THEN source_rate.age END) AS last_year_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.last_year) AS last_year,
    MAX(parts.last_year_unconverted) AS last_year_unconverted,
    MAX(parts.last_year_rate_age) AS last_year_rate_age
  FROM (
    SELECT
      `groups`.month,
      `groups`.gmv,
      `groups`.gmv_unconverted,
      `groups`.gmv_rate_age,
      CAST(NULL AS BIGNUMERIC) AS last_year,
      CAST(NULL AS INT64) AS last_year_unconverted,
      CAST(NULL AS INT64) AS last_year_rate_age
    FROM `groups`
    UNION ALL
    SELECT
      DATE_ADD(groups_2.month, INTERVAL (12) MONTH) AS month,
      CAST(NULL AS BIGNUMERIC) AS gmv,
      CAST(NULL AS INT64) AS gmv_unconverted,
      CAST(NULL AS INT64) AS gmv_rate_age,
      groups_2.last_year,
      groups_2.last_year_unconverted,
      groups_2.last_year_rate_age
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  ROUND(CAST(COALESCE(groups_3.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  ROUND(CAST(COALESCE(groups_3.last_year, 0) AS BIGNUMERIC), 2) AS `last_year`,
  COALESCE(groups_3.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  COALESCE(groups_3.last_year_unconverted, 0) AS `last_year__unconverted_rows`,
  groups_3.gmv_rate_age AS `gmv__rate_age_days`,
  groups_3.last_year_rate_age AS `last_year__rate_age_days`
FROM groups_3
ORDER BY 1 NULLS LAST
