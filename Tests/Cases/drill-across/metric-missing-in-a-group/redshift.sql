WITH amounts AS (
  SELECT
    order_brand.name AS brand_name,
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    refunds.currency,
    SUM(refunds.amount) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE refunds.refunded_at >= CAST('2024-01-13 00:00:00' AS TIMESTAMP)
    AND refunds.refunded_at < CAST('2024-01-20 00:00:00' AS TIMESTAMP)
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
    AND fx_rates.rate_date >= CAST('2024-01-05' AS DATE)
    AND fx_rates.rate_date <= CAST('2024-01-20' AS DATE)
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
)
SELECT
  parts.brand_name AS "brand.name",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  ROUND(COALESCE(MAX(parts.refunds_value), CAST(0 AS DECIMAL(38,8))), 2) AS "refunds_value",
  CAST(MAX(parts.pages_average_3) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.pages_average_4), 0), 0) AS "pages_average",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds_value_unconverted), 0) AS "refunds_value__unconverted_rows",
  MAX(parts.refunds_value_rate_age) AS "refunds_value__rate_age_days"
FROM (
  SELECT
    amounts.brand_name,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.refunds_value AS DECIMAL(38,11)) ELSE CAST(amounts.refunds_value AS DECIMAL(16,4)) * CAST(target_rate.rate AS DECIMAL(14,6)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS refunds_value,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.refunds_value_rows ELSE 0 END) AS refunds_value_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.refunds_value_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS refunds_value_rate_age,
    SUM(amounts.refunds) AS refunds,
    CAST(NULL AS BIGINT) AS pages_average_3,
    CAST(NULL AS BIGINT) AS pages_average_4,
    CAST(NULL AS BIGINT) AS orders
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS DECIMAL(38,8)) AS refunds_value,
    CAST(NULL AS BIGINT) AS refunds_value_unconverted,
    CAST(NULL AS BIGINT) AS refunds_value_rate_age,
    CAST(NULL AS BIGINT) AS refunds,
    SUM(visits.pages) AS pages_average_3,
    COUNT(visits.pages) AS pages_average_4,
    CAST(NULL AS BIGINT) AS orders
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE visits.started_at >= CAST('2024-01-13 00:00:00' AS TIMESTAMP)
    AND visits.started_at < CAST('2024-01-20 00:00:00' AS TIMESTAMP)
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS DECIMAL(38,8)) AS refunds_value,
    CAST(NULL AS BIGINT) AS refunds_value_unconverted,
    CAST(NULL AS BIGINT) AS refunds_value_rate_age,
    CAST(NULL AS BIGINT) AS refunds,
    CAST(NULL AS BIGINT) AS pages_average_3,
    CAST(NULL AS BIGINT) AS pages_average_4,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= CAST('2024-01-13 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-01-20 00:00:00' AS TIMESTAMP)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
