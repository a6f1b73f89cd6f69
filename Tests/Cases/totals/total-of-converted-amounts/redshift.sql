WITH amounts AS (
  SELECT
    orders.currency AS order_currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-04-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= CAST('2024-12-24' AS DATE)
    AND fx_rates.rate_date <= CAST('2025-04-01' AS DATE)
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
    CAST(NULL AS VARCHAR(65535)) AS order_currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS everything,
    COUNT(orders.subtotal) AS everything_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-04-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
groups AS (
  SELECT
    parts.order_currency,
    parts.level,
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(MAX(parts.everything)) OVER () AS everything,
    MAX(MAX(parts.everything_unconverted)) OVER () AS everything_unconverted,
    MAX(MAX(parts.everything_rate_age)) OVER () AS everything_rate_age
  FROM (
    SELECT
      amounts.order_currency,
      0 AS level,
      CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,11)) ELSE CAST(amounts.gmv AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv,
      SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
      MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
      CAST(NULL AS DECIMAL(38,8)) AS everything,
      CAST(NULL AS BIGINT) AS everything_unconverted,
      CAST(NULL AS BIGINT) AS everything_rate_age
    FROM amounts
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
    GROUP BY 1
    UNION ALL
    SELECT
      amounts_2.order_currency,
      1 AS level,
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.everything AS DECIMAL(38,11)) ELSE CAST(amounts_2.everything AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS everything,
      SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.everything_rows ELSE 0 END) AS everything_unconverted,
      MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.everything_rows > 0 THEN source_rate.age END) AS everything_rate_age
    FROM amounts_2
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.order_currency AS "order.currency",
  ROUND(COALESCE(groups.gmv, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(groups.everything, CAST(0 AS DECIMAL(38,8))), 2) AS "everything",
  CAST(COALESCE(groups.gmv, CAST(0 AS DECIMAL(38,8))) AS DOUBLE PRECISION) / NULLIF(COALESCE(groups.everything, CAST(0 AS DECIMAL(38,8))), 0) AS "share",
  COALESCE(groups.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  COALESCE(groups.everything_unconverted, 0) AS "everything__unconverted_rows",
  COALESCE(groups.gmv_unconverted, 0) + COALESCE(groups.everything_unconverted, 0) AS "share__unconverted_rows",
  groups.gmv_rate_age AS "gmv__rate_age_days",
  groups.everything_rate_age AS "everything__rate_age_days",
  CASE WHEN COALESCE(groups.everything_rate_age, -1) > COALESCE(groups.gmv_rate_age, -1) THEN groups.everything_rate_age ELSE groups.gmv_rate_age END AS "share__rate_age_days"
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST
