WITH amounts AS (
  SELECT
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    refunds.currency,
    MAX(refunds.amount) AS largest_refund_1,
    COUNT(refunds.amount) AS largest_refund_1_rows,
    SUM(refunds.amount) AS average_refund_2,
    COUNT(*) AS average_refund_3
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE order_brand.name = 'Profumi d\'Oriente'
    AND refunds.refunded_at >= DATETIME '2024-05-01 00:00:00'
    AND refunds.refunded_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) = MAX(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) THEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= DATE '2024-04-23'
    AND fx_rates.rate_date <= DATE '2025-01-01'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD(held.day, INTERVAL (later.days) DAY) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day), ecb_points.day, DAY) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(amounts.rate_date AS DATE), MONTH) AS month,
    TRUNC(CAST(ROUND(CAST(MAX(CASE WHEN amounts.currency = 'EUR' THEN amounts.largest_refund_1 ELSE CAST(amounts.largest_refund_1 AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS largest_refund_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.largest_refund_1_rows ELSE 0 END) AS largest_refund_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.largest_refund_1_rows > 0 THEN source_rate.age END) AS largest_refund_1_rate_age,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.average_refund_2 ELSE CAST(amounts.average_refund_2 AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS average_refund_2,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.largest_refund_1_rows ELSE 0 END) AS average_refund_2_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.largest_refund_1_rows > 0 THEN source_rate.age END) AS average_refund_2_rate_age,
    SUM(amounts.average_refund_3) AS average_refund_3
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS orders
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d\'Oriente'
    AND orders.placed_at >= DATETIME '2024-05-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
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
      `groups`.month,
      `groups`.largest_refund_1,
      `groups`.largest_refund_1_unconverted,
      `groups`.largest_refund_1_rate_age,
      `groups`.average_refund_2,
      `groups`.average_refund_2_unconverted,
      `groups`.average_refund_2_rate_age,
      `groups`.average_refund_3,
      CAST(NULL AS INT64) AS orders
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS BIGNUMERIC) AS largest_refund_1,
      CAST(NULL AS INT64) AS largest_refund_1_unconverted,
      CAST(NULL AS INT64) AS largest_refund_1_rate_age,
      CAST(NULL AS BIGNUMERIC) AS average_refund_2,
      CAST(NULL AS INT64) AS average_refund_2_unconverted,
      CAST(NULL AS INT64) AS average_refund_2_rate_age,
      CAST(NULL AS INT64) AS average_refund_3,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  ROUND(CAST(COALESCE(groups_3.largest_refund_1, 0) AS BIGNUMERIC), 2) AS `largest_refund`,
  ROUND(CAST(TRUNC(CAST(COALESCE(groups_3.average_refund_2, 0) AS BIGNUMERIC) / NULLIF(COALESCE(groups_3.average_refund_3, 0), 0), 8) AS BIGNUMERIC), 2) AS `average_refund`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.largest_refund_1_unconverted, 0) AS `largest_refund__unconverted_rows`,
  COALESCE(groups_3.average_refund_2_unconverted, 0) AS `average_refund__unconverted_rows`,
  groups_3.largest_refund_1_rate_age AS `largest_refund__rate_age_days`,
  groups_3.average_refund_2_rate_age AS `average_refund__rate_age_days`
FROM groups_3
ORDER BY 1 NULLS LAST
