WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2026-01-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= CAST('2023-12-24' AS DATE)
    AND fx_rates.rate_date <= CAST('2026-01-01' AS DATE)
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    CAST(DATEADD(day, later.days, held.day) AS DATE) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATEDIFF(day, ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
amounts_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv__prior,
    COUNT(orders.subtotal) AS gmv__prior_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
groups AS (
  SELECT
    CAST(DATE_TRUNC('year', amounts_2.rate_date) AS DATE) AS year,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.gmv__prior AS DECIMAL(38,11)) ELSE CAST(amounts_2.gmv__prior AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv__prior,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.gmv__prior_rows ELSE 0 END) AS gmv__prior_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.gmv__prior_rows > 0 THEN source_rate.age END) AS gmv__prior_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
),
amounts_3 AS (
  SELECT
    CAST(DATE_TRUNC('year', orders.placed_at) AS DATE) AS year,
    CAST(DATE_TRUNC('month', CAST(DATEADD(month, -12, CAST(orders.placed_at AS DATE)) AS DATE)) AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv__constant,
    COUNT(orders.subtotal) AS gmv__constant_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2026-01-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
ecb_points_2 AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= CAST('2022-11-24' AS DATE)
  GROUP BY 1, 2
),
ecb_month_averages AS (
  SELECT
    ecb_points_2.currency,
    CAST(DATE_TRUNC('month', ecb_points_2.day) AS DATE) AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points_2.rate) THEN SUM(ecb_points_2.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points_2
  WHERE CAST(DATEADD(day, -1, CAST(DATEADD(month, 1, CAST(DATE_TRUNC('month', ecb_points_2.day) AS DATE)) AS DATE)) AS DATE) <= (
      SELECT
        MAX(ecb_points_2.day) AS day
      FROM ecb_points_2
    )
  GROUP BY 1, 2
)
SELECT
  parts.year AS "year",
  ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(MAX(parts.gmv__prior), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv__prior",
  ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))) - COALESCE(MAX(parts.gmv__prior), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv__change",
  (CAST(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.gmv__prior), CAST(0 AS DECIMAL(38,8))), 0)) - CAST(1 AS DOUBLE PRECISION) AS "gmv__growth",
  ROUND(COALESCE(MAX(parts.gmv__constant), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv__constant",
  (CAST(COALESCE(MAX(parts.gmv__constant), CAST(0 AS DECIMAL(38,8))) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.gmv__prior), CAST(0 AS DECIMAL(38,8))), 0)) - CAST(1 AS DOUBLE PRECISION) AS "gmv__constant_growth",
  ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))) - COALESCE(MAX(parts.gmv__constant), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv__rates_effect",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.gmv__prior_unconverted), 0) AS "gmv__prior__unconverted_rows",
  COALESCE(MAX(parts.gmv_unconverted), 0) + COALESCE(MAX(parts.gmv__prior_unconverted), 0) AS "gmv__change__unconverted_rows",
  COALESCE(MAX(parts.gmv_unconverted), 0) + COALESCE(MAX(parts.gmv__prior_unconverted), 0) AS "gmv__growth__unconverted_rows",
  COALESCE(MAX(parts.gmv__constant_unconverted), 0) AS "gmv__constant__unconverted_rows",
  COALESCE(MAX(parts.gmv__constant_unconverted), 0) + COALESCE(MAX(parts.gmv__prior_unconverted), 0) AS "gmv__constant_growth__unconverted_rows",
  COALESCE(MAX(parts.gmv_unconverted), 0) + COALESCE(MAX(parts.gmv__constant_unconverted), 0) AS "gmv__rates_effect__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.gmv__prior_rate_age) AS "gmv__prior__rate_age_days",
  CASE WHEN COALESCE(MAX(parts.gmv__prior_rate_age), -1) > COALESCE(MAX(parts.gmv_rate_age), -1) THEN MAX(parts.gmv__prior_rate_age) ELSE MAX(parts.gmv_rate_age) END AS "gmv__change__rate_age_days",
  CASE WHEN COALESCE(MAX(parts.gmv__prior_rate_age), -1) > COALESCE(MAX(parts.gmv_rate_age), -1) THEN MAX(parts.gmv__prior_rate_age) ELSE MAX(parts.gmv_rate_age) END AS "gmv__growth__rate_age_days",
  MAX(parts.gmv__prior_rate_age) AS "gmv__constant_growth__rate_age_days",
  MAX(parts.gmv_rate_age) AS "gmv__rates_effect__rate_age_days"
FROM (
  SELECT
    CAST(DATE_TRUNC('year', amounts.rate_date) AS DATE) AS year,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,11)) ELSE CAST(amounts.gmv AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS gmv__prior,
    CAST(NULL AS BIGINT) AS gmv__prior_unconverted,
    CAST(NULL AS BIGINT) AS gmv__prior_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS gmv__constant,
    CAST(NULL AS BIGINT) AS gmv__constant_unconverted
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATEADD(month, 12, groups.year) AS DATE) AS year,
    CAST(NULL AS DECIMAL(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS gmv_rate_age,
    groups.gmv__prior,
    groups.gmv__prior_unconverted,
    groups.gmv__prior_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS gmv__constant,
    CAST(NULL AS BIGINT) AS gmv__constant_unconverted
  FROM groups
  UNION ALL
  SELECT
    amounts_3.year,
    CAST(NULL AS DECIMAL(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS gmv_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS gmv__prior,
    CAST(NULL AS BIGINT) AS gmv__prior_unconverted,
    CAST(NULL AS BIGINT) AS gmv__prior_rate_age,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_3.currency = 'EUR' THEN CAST(amounts_3.gmv__constant AS DECIMAL(38,11)) ELSE CAST(amounts_3.gmv__constant AS DECIMAL(16,4)) * CAST(source_rate.units AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv__constant,
    SUM(CASE WHEN amounts_3.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts_3.gmv__constant_rows ELSE 0 END) AS gmv__constant_unconverted
  FROM amounts_3
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts_3.currency AND source_rate.day = amounts_3.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
