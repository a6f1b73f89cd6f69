WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS net_revenue_1,
    COUNT(orders.subtotal) AS net_revenue_1_rows
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d''Oriente'
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
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.net_revenue_1 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.net_revenue_1 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS net_revenue_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.net_revenue_1_rows ELSE 0 END) AS net_revenue_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.net_revenue_1_rows > 0 THEN source_rate.age END) AS net_revenue_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    refunds.currency,
    SUM(refunds.amount) AS net_revenue_2,
    COUNT(refunds.amount) AS net_revenue_2_rows
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'Profumi d''Oriente'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    DATE_TRUNC('month', CAST(amounts_2.rate_date AS DATE)) AS month,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.net_revenue_2 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts_2.net_revenue_2 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS net_revenue_2,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.net_revenue_2_rows ELSE 0 END) AS net_revenue_2_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.net_revenue_2_rows > 0 THEN source_rate.age END) AS net_revenue_2_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.net_revenue_1) AS net_revenue_1,
    MAX(parts.net_revenue_1_unconverted) AS net_revenue_1_unconverted,
    MAX(parts.net_revenue_1_rate_age) AS net_revenue_1_rate_age,
    MAX(parts.net_revenue_2) AS net_revenue_2,
    MAX(parts.net_revenue_2_unconverted) AS net_revenue_2_unconverted,
    MAX(parts.net_revenue_2_rate_age) AS net_revenue_2_rate_age
  FROM (
    SELECT
      groups.month,
      groups.net_revenue_1,
      groups.net_revenue_1_unconverted,
      groups.net_revenue_1_rate_age,
      CAST(NULL AS DECIMAL(38,8)) AS net_revenue_2,
      CAST(NULL AS BIGINT) AS net_revenue_2_unconverted,
      CAST(NULL AS BIGINT) AS net_revenue_2_rate_age
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS DECIMAL(38,8)) AS net_revenue_1,
      CAST(NULL AS BIGINT) AS net_revenue_1_unconverted,
      CAST(NULL AS BIGINT) AS net_revenue_1_rate_age,
      groups_2.net_revenue_2,
      groups_2.net_revenue_2_unconverted,
      groups_2.net_revenue_2_rate_age
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  ROUND(COALESCE(groups_3.net_revenue_1, CAST(0 AS DECIMAL(38,8))) - COALESCE(groups_3.net_revenue_2, CAST(0 AS DECIMAL(38,8))), 2) AS "net_revenue",
  ROUND(COALESCE(groups_3.net_revenue_1, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(groups_3.net_revenue_2, CAST(0 AS DECIMAL(38,8))), 2) AS "refunds_value",
  COALESCE(groups_3.net_revenue_1_unconverted, 0) + COALESCE(groups_3.net_revenue_2_unconverted, 0) AS "net_revenue__unconverted_rows",
  COALESCE(groups_3.net_revenue_1_unconverted, 0) AS "gmv__unconverted_rows",
  COALESCE(groups_3.net_revenue_2_unconverted, 0) AS "refunds_value__unconverted_rows",
  CASE WHEN COALESCE(groups_3.net_revenue_2_rate_age, -1) > COALESCE(groups_3.net_revenue_1_rate_age, -1) THEN groups_3.net_revenue_2_rate_age ELSE groups_3.net_revenue_1_rate_age END AS "net_revenue__rate_age_days",
  groups_3.net_revenue_1_rate_age AS "gmv__rate_age_days",
  groups_3.net_revenue_2_rate_age AS "refunds_value__rate_age_days"
FROM groups_3
ORDER BY 1 NULLS LAST
