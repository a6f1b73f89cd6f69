WITH amounts AS (
  SELECT
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    refunds.currency,
    MAX(refunds.amount) AS largest_refund_1,
    COUNT(refunds.amount) AS largest_refund_1_rows,
    SUM(refunds.amount) AS average_refund_2,
    COUNT(*) AS average_refund_3
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'Profumi d''Oriente'
    AND refunds.refunded_at >= TIMESTAMP '2024-05-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2025-01-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2024-04-23'
    AND fx_rates.rate_date <= DATE '2025-01-01'
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
    DATE_TRUNC('month', CAST(amounts.rate_date AS DATE)) AS month,
    TRUNCATE(ROUND(MAX(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.largest_refund_1 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.largest_refund_1 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS largest_refund_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.largest_refund_1_rows ELSE 0 END) AS largest_refund_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.largest_refund_1_rows > 0 THEN source_rate.age END) AS largest_refund_1_rate_age,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.average_refund_2 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.average_refund_2 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS average_refund_2,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.largest_refund_1_rows ELSE 0 END) AS average_refund_2_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.largest_refund_1_rows > 0 THEN source_rate.age END) AS average_refund_2_rate_age,
    SUM(amounts.average_refund_3) AS average_refund_3
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) AS orders
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d''Oriente'
    AND orders.placed_at >= TIMESTAMP '2024-05-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.largest_refund_1) AS largest_refund_1,
    MAX(parts.largest_refund_1_unconverted) AS largest_refund_1_unconverted,
    MAX(parts.largest_refund_1_rate_age) AS largest_refund_1_rate_age,
    MAX(parts.average_refund_2) AS average_refund_2,
    MAX(parts.average_refund_2_unconverted) AS average_refund_2_unconverted,
    MAX(parts.average_refund_2_rate_age) AS average_refund_2_rate_age,
    MAX(parts.average_refund_3) AS average_refund_3,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      groups.month,
      groups.largest_refund_1,
      groups.largest_refund_1_unconverted,
      groups.largest_refund_1_rate_age,
      groups.average_refund_2,
      groups.average_refund_2_unconverted,
      groups.average_refund_2_rate_age,
      groups.average_refund_3,
      CAST(NULL AS BIGINT) AS orders
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS DECIMAL(38,8)) AS largest_refund_1,
      CAST(NULL AS BIGINT) AS largest_refund_1_unconverted,
      CAST(NULL AS BIGINT) AS largest_refund_1_rate_age,
      CAST(NULL AS DECIMAL(38,8)) AS average_refund_2,
      CAST(NULL AS BIGINT) AS average_refund_2_unconverted,
      CAST(NULL AS BIGINT) AS average_refund_2_rate_age,
      CAST(NULL AS BIGINT) AS average_refund_3,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  ROUND(COALESCE(groups_3.largest_refund_1, CAST(0 AS DECIMAL(38,8))), 2) AS "largest_refund",
  ROUND(CAST(TRUNCATE(CAST(COALESCE(groups_3.average_refund_2, CAST(0 AS DECIMAL(38,8))) AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(groups_3.average_refund_3, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "average_refund",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.largest_refund_1_unconverted, 0) AS "largest_refund__unconverted_rows",
  COALESCE(groups_3.average_refund_2_unconverted, 0) AS "average_refund__unconverted_rows",
  groups_3.largest_refund_1_rate_age AS "largest_refund__rate_age_days",
  groups_3.average_refund_2_rate_age AS "average_refund__rate_age_days"
FROM groups_3
ORDER BY 1 NULLS LAST
