WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-04-01 00:00:00' AS TIMESTAMP)
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
    AND fx_rates.rate_date <= CAST('2024-04-01' AS DATE)
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
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    refunds.currency,
    SUM(refunds.amount) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows
  FROM refunds
  WHERE refunds.refunded_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND refunds.refunded_at < CAST('2024-04-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2
)
SELECT
  ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(MAX(parts.refunds_value), CAST(0 AS DECIMAL(38,8))), 2) AS "refunds_value",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.refunds_value_unconverted), 0) AS "refunds_value__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.refunds_value_rate_age) AS "refunds_value__rate_age_days"
FROM (
  SELECT
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.gmv AS DECIMAL(38,11)) ELSE CAST(amounts.gmv AS DECIMAL(16,4)) * CAST(target_rate.rate AS DECIMAL(14,6)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS gmv_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS refunds_value,
    CAST(NULL AS BIGINT) AS refunds_value_unconverted,
    CAST(NULL AS BIGINT) AS refunds_value_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  UNION ALL
  SELECT
    CAST(NULL AS DECIMAL(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS gmv_rate_age,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'USD' THEN CAST(amounts_2.refunds_value AS DECIMAL(38,11)) ELSE CAST(amounts_2.refunds_value AS DECIMAL(16,4)) * CAST(target_rate.rate AS DECIMAL(14,6)) / CAST(CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS refunds_value,
    SUM(CASE WHEN amounts_2.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts_2.refunds_value_rows ELSE 0 END) AS refunds_value_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts_2.refunds_value_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS refunds_value_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts_2.rate_date
) AS parts
