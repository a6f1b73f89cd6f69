WITH amounts AS (
  SELECT
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    refunds.currency,
    SUM(refunds.amount) AS refund_rate_1,
    COUNT(refunds.amount) AS refund_rate_1_rows
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'Profumi d''Oriente'
    AND refunds.refunded_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND refunds.refunded_at < CAST('2025-04-01 00:00:00' AS TIMESTAMP)
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
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS refund_rate_2,
    COUNT(orders.subtotal) AS refund_rate_2_rows
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d''Oriente'
    AND orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-04-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
)
SELECT
  parts.month AS "month",
  CAST(COALESCE(MAX(parts.refund_rate_1), CAST(0 AS DECIMAL(38,8))) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.refund_rate_2), CAST(0 AS DECIMAL(38,8))), 0) AS "refund_rate",
  ROUND(COALESCE(MAX(parts.refund_rate_1), CAST(0 AS DECIMAL(38,8))), 2) AS "refunds_value",
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) + COALESCE(MAX(parts.refund_rate_2_unconverted), 0) AS "refund_rate__unconverted_rows",
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) AS "refunds_value__unconverted_rows",
  CASE WHEN COALESCE(MAX(parts.refund_rate_2_rate_age), -1) > COALESCE(MAX(parts.refund_rate_1_rate_age), -1) THEN MAX(parts.refund_rate_2_rate_age) ELSE MAX(parts.refund_rate_1_rate_age) END AS "refund_rate__rate_age_days",
  MAX(parts.refund_rate_1_rate_age) AS "refunds_value__rate_age_days"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', amounts.rate_date) AS DATE) AS month,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.refund_rate_1 AS DECIMAL(38,11)) ELSE CAST(amounts.refund_rate_1 AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS refund_rate_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.refund_rate_1_rows ELSE 0 END) AS refund_rate_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.refund_rate_1_rows > 0 THEN source_rate.age END) AS refund_rate_1_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS refund_rate_2,
    CAST(NULL AS BIGINT) AS refund_rate_2_unconverted,
    CAST(NULL AS BIGINT) AS refund_rate_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('month', amounts_2.rate_date) AS DATE) AS month,
    CAST(NULL AS DECIMAL(38,8)) AS refund_rate_1,
    CAST(NULL AS BIGINT) AS refund_rate_1_unconverted,
    CAST(NULL AS BIGINT) AS refund_rate_1_rate_age,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.refund_rate_2 AS DECIMAL(38,11)) ELSE CAST(amounts_2.refund_rate_2 AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS refund_rate_2,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.refund_rate_2_rows ELSE 0 END) AS refund_rate_2_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.refund_rate_2_rows > 0 THEN source_rate.age END) AS refund_rate_2_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
