WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= CAST('2025-04-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-07-01 00:00:00' AS TIMESTAMP)
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
    AND fx_rates.rate_date >= CAST('2025-03-24' AS DATE)
    AND fx_rates.rate_date <= CAST('2025-07-01' AS DATE)
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
    order_brand.country AS brand_country,
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    refunds.currency,
    SUM(refunds.amount) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE refunds.refunded_at >= CAST('2025-04-01 00:00:00' AS TIMESTAMP)
    AND refunds.refunded_at < CAST('2025-07-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2, 3
),
amounts_3 AS (
  SELECT
    brand.country AS brand_country,
    payouts.paid_on AS rate_date,
    payouts.currency,
    SUM(payouts.amount) AS payout_value,
    COUNT(payouts.amount) AS payout_value_rows
  FROM payouts
  LEFT JOIN brands AS brand ON brand.brand_id = payouts.brand_id
  WHERE payouts.paid_on >= CAST('2025-04-01' AS DATE)
    AND payouts.paid_on < CAST('2025-07-01' AS DATE)
  GROUP BY 1, 2, 3
)
SELECT
  parts.brand_country AS "brand.country",
  ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(MAX(parts.refunds_value), CAST(0 AS DECIMAL(38,8))), 2) AS "refunds_value",
  ROUND(COALESCE(MAX(parts.payout_value), CAST(0 AS DECIMAL(38,8))), 2) AS "payout_value",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.refunds_value_unconverted), 0) AS "refunds_value__unconverted_rows",
  COALESCE(MAX(parts.payout_value_unconverted), 0) AS "payout_value__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.refunds_value_rate_age) AS "refunds_value__rate_age_days",
  MAX(parts.payout_value_rate_age) AS "payout_value__rate_age_days"
FROM (
  SELECT
    amounts.brand_country,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,11)) ELSE CAST(amounts.gmv AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS refunds_value,
    CAST(NULL AS BIGINT) AS refunds_value_unconverted,
    CAST(NULL AS BIGINT) AS refunds_value_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS payout_value,
    CAST(NULL AS BIGINT) AS payout_value_unconverted,
    CAST(NULL AS BIGINT) AS payout_value_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.brand_country,
    CAST(NULL AS DECIMAL(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS gmv_rate_age,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.refunds_value AS DECIMAL(38,11)) ELSE CAST(amounts_2.refunds_value AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS refunds_value,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.refunds_value_rows ELSE 0 END) AS refunds_value_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.refunds_value_rows > 0 THEN source_rate.age END) AS refunds_value_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS payout_value,
    CAST(NULL AS BIGINT) AS payout_value_unconverted,
    CAST(NULL AS BIGINT) AS payout_value_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_3.brand_country,
    CAST(NULL AS DECIMAL(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS gmv_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS refunds_value,
    CAST(NULL AS BIGINT) AS refunds_value_unconverted,
    CAST(NULL AS BIGINT) AS refunds_value_rate_age,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_3.currency = 'EUR' THEN CAST(amounts_3.payout_value AS DECIMAL(38,11)) ELSE CAST(amounts_3.payout_value AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS payout_value,
    SUM(CASE WHEN amounts_3.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_3.payout_value_rows ELSE 0 END) AS payout_value_unconverted,
    MAX(CASE WHEN amounts_3.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_3.payout_value_rows > 0 THEN source_rate.age END) AS payout_value_rate_age
  FROM amounts_3
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_3.currency AND source_rate.day = amounts_3.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
