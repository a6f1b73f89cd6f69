WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2023-12-24'
    AND fx_rates.rate_date <= DATE '2026-01-01'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD('day', later.days, held.day) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF('day', ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
groups AS (
  SELECT
    DATE_TRUNC('year', CAST(amounts.rate_date AS DATE)) AS year,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.gmv AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS gmv,
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
    SUM(orders.subtotal) AS gmv__prior,
    COUNT(orders.subtotal) AS gmv__prior_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    DATE_TRUNC('year', CAST(amounts_2.rate_date AS DATE)) AS year,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.gmv__prior AS DECIMAL(38,18)) ELSE CAST(CAST(amounts_2.gmv__prior AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS gmv__prior,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.gmv__prior_rows ELSE 0 END) AS gmv__prior_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.gmv__prior_rows > 0 THEN source_rate.age END) AS gmv__prior_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
),
amounts_3 AS (
  SELECT
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS year,
    DATE_TRUNC('month', CAST(DATE_ADD('month', -12, CAST(orders.placed_at AS DATE)) AS DATE)) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv__constant,
    COUNT(orders.subtotal) AS gmv__constant_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2022-11-24'
  GROUP BY 1, 2
),
ecb_month_averages AS (
  SELECT
    ecb_points_2.currency,
    DATE_TRUNC('month', CAST(ecb_points_2.day AS DATE)) AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points_2.rate) THEN SUM(ecb_points_2.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points_2
  WHERE DATE_ADD('day', -1, DATE_ADD('month', 1, DATE_TRUNC('month', CAST(ecb_points_2.day AS DATE)))) <= (
      SELECT
        MAX(ecb_points_2.day) AS day
      FROM ecb_points_2
    )
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    amounts_3.year,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts_3.currency = 'EUR' THEN CAST(amounts_3.gmv__constant AS DECIMAL(38,18)) ELSE CAST(CAST(amounts_3.gmv__constant AS DECIMAL(20,6)) * CAST(source_rate.units AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS gmv__constant,
    SUM(CASE WHEN amounts_3.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts_3.gmv__constant_rows ELSE 0 END) AS gmv__constant_unconverted
  FROM amounts_3
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts_3.currency AND source_rate.day = amounts_3.rate_date
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.year,
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.gmv__prior) AS gmv__prior,
    MAX(parts.gmv__prior_unconverted) AS gmv__prior_unconverted,
    MAX(parts.gmv__prior_rate_age) AS gmv__prior_rate_age,
    MAX(parts.gmv__constant) AS gmv__constant,
    MAX(parts.gmv__constant_unconverted) AS gmv__constant_unconverted
  FROM (
    SELECT
      groups.year,
      groups.gmv,
      groups.gmv_unconverted,
      groups.gmv_rate_age,
      CAST(NULL AS DECIMAL(38,8)) AS gmv__prior,
      CAST(NULL AS BIGINT) AS gmv__prior_unconverted,
      CAST(NULL AS BIGINT) AS gmv__prior_rate_age,
      CAST(NULL AS DECIMAL(38,8)) AS gmv__constant,
      CAST(NULL AS BIGINT) AS gmv__constant_unconverted
    FROM groups
    UNION ALL
    SELECT
      DATE_ADD('month', 12, groups_2.year) AS year,
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      groups_2.gmv__prior,
      groups_2.gmv__prior_unconverted,
      groups_2.gmv__prior_rate_age,
      CAST(NULL AS DECIMAL(38,8)) AS gmv__constant,
      CAST(NULL AS BIGINT) AS gmv__constant_unconverted
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.year,
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      CAST(NULL AS DECIMAL(38,8)) AS gmv__prior,
      CAST(NULL AS BIGINT) AS gmv__prior_unconverted,
      CAST(NULL AS BIGINT) AS gmv__prior_rate_age,
      groups_3.gmv__constant,
      groups_3.gmv__constant_unconverted
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.year AS "year",
  ROUND(COALESCE(groups_4.gmv, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(groups_4.gmv__prior, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv__prior",
  ROUND(COALESCE(groups_4.gmv, CAST(0 AS DECIMAL(38,8))) - COALESCE(groups_4.gmv__prior, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv__change",
  (CAST(COALESCE(groups_4.gmv, CAST(0 AS DECIMAL(38,8))) AS DOUBLE) / NULLIF(COALESCE(groups_4.gmv__prior, CAST(0 AS DECIMAL(38,8))), 0)) - CAST(1 AS DOUBLE) AS "gmv__growth",
  ROUND(COALESCE(groups_4.gmv__constant, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv__constant",
  (CAST(COALESCE(groups_4.gmv__constant, CAST(0 AS DECIMAL(38,8))) AS DOUBLE) / NULLIF(COALESCE(groups_4.gmv__prior, CAST(0 AS DECIMAL(38,8))), 0)) - CAST(1 AS DOUBLE) AS "gmv__constant_growth",
  ROUND(COALESCE(groups_4.gmv, CAST(0 AS DECIMAL(38,8))) - COALESCE(groups_4.gmv__constant, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv__rates_effect",
  COALESCE(groups_4.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  COALESCE(groups_4.gmv__prior_unconverted, 0) AS "gmv__prior__unconverted_rows",
  COALESCE(groups_4.gmv_unconverted, 0) + COALESCE(groups_4.gmv__prior_unconverted, 0) AS "gmv__change__unconverted_rows",
  COALESCE(groups_4.gmv_unconverted, 0) + COALESCE(groups_4.gmv__prior_unconverted, 0) AS "gmv__growth__unconverted_rows",
  COALESCE(groups_4.gmv__constant_unconverted, 0) AS "gmv__constant__unconverted_rows",
  COALESCE(groups_4.gmv__constant_unconverted, 0) + COALESCE(groups_4.gmv__prior_unconverted, 0) AS "gmv__constant_growth__unconverted_rows",
  COALESCE(groups_4.gmv_unconverted, 0) + COALESCE(groups_4.gmv__constant_unconverted, 0) AS "gmv__rates_effect__unconverted_rows",
  groups_4.gmv_rate_age AS "gmv__rate_age_days",
  groups_4.gmv__prior_rate_age AS "gmv__prior__rate_age_days",
  CASE WHEN COALESCE(groups_4.gmv__prior_rate_age, -1) > COALESCE(groups_4.gmv_rate_age, -1) THEN groups_4.gmv__prior_rate_age ELSE groups_4.gmv_rate_age END AS "gmv__change__rate_age_days",
  CASE WHEN COALESCE(groups_4.gmv__prior_rate_age, -1) > COALESCE(groups_4.gmv_rate_age, -1) THEN groups_4.gmv__prior_rate_age ELSE groups_4.gmv_rate_age END AS "gmv__growth__rate_age_days",
  groups_4.gmv__prior_rate_age AS "gmv__constant_growth__rate_age_days",
  groups_4.gmv_rate_age AS "gmv__rates_effect__rate_age_days"
FROM groups_4
ORDER BY 1 NULLS LAST
