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
  WHERE refunds.refunded_at >= TIMESTAMP '2024-01-13 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2024-01-20 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2024-01-05'
    AND fx_rates.rate_date <= DATE '2024-01-20'
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
    amounts.brand_name,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.refunds_value AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.refunds_value AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS refunds_value,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.refunds_value_rows ELSE 0 END) AS refunds_value_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.refunds_value_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS refunds_value_rate_age,
    SUM(amounts.refunds) AS refunds
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1
),
groups_2 AS (
  SELECT
    brand.name AS brand_name,
    SUM(visits.pages) AS pages_average_3,
    COUNT(visits.pages) AS pages_average_4
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE visits.started_at >= TIMESTAMP '2024-01-13 00:00:00'
    AND visits.started_at < TIMESTAMP '2024-01-20 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    brand.name AS brand_name,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP '2024-01-13 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-01-20 00:00:00'
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.brand_name,
    MAX(parts.refunds_value) AS refunds_value,
    MAX(parts.refunds_value_unconverted) AS refunds_value_unconverted,
    MAX(parts.refunds_value_rate_age) AS refunds_value_rate_age,
    MAX(parts.refunds) AS refunds,
    MAX(parts.pages_average_3) AS pages_average_3,
    MAX(parts.pages_average_4) AS pages_average_4,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      groups.brand_name,
      groups.refunds_value,
      groups.refunds_value_unconverted,
      groups.refunds_value_rate_age,
      groups.refunds,
      CAST(NULL AS BIGINT) AS pages_average_3,
      CAST(NULL AS BIGINT) AS pages_average_4,
      CAST(NULL AS BIGINT) AS orders
    FROM groups
    UNION ALL
    SELECT
      groups_2.brand_name,
      CAST(NULL AS DECIMAL(38,8)) AS refunds_value,
      CAST(NULL AS BIGINT) AS refunds_value_unconverted,
      CAST(NULL AS BIGINT) AS refunds_value_rate_age,
      CAST(NULL AS BIGINT) AS refunds,
      groups_2.pages_average_3,
      groups_2.pages_average_4,
      CAST(NULL AS BIGINT) AS orders
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.brand_name,
      CAST(NULL AS DECIMAL(38,8)) AS refunds_value,
      CAST(NULL AS BIGINT) AS refunds_value_unconverted,
      CAST(NULL AS BIGINT) AS refunds_value_rate_age,
      CAST(NULL AS BIGINT) AS refunds,
      CAST(NULL AS BIGINT) AS pages_average_3,
      CAST(NULL AS BIGINT) AS pages_average_4,
      groups_3.orders
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.brand_name AS "brand.name",
  COALESCE(groups_4.refunds, 0) AS "refunds",
  ROUND(COALESCE(groups_4.refunds_value, CAST(0 AS DECIMAL(38,8))), 2) AS "refunds_value",
  CAST(groups_4.pages_average_3 AS DOUBLE) / NULLIF(COALESCE(groups_4.pages_average_4, 0), 0) AS "pages_average",
  COALESCE(groups_4.orders, 0) AS "orders",
  COALESCE(groups_4.refunds_value_unconverted, 0) AS "refunds_value__unconverted_rows",
  groups_4.refunds_value_rate_age AS "refunds_value__rate_age_days"
FROM groups_4
ORDER BY 1 NULLS LAST
