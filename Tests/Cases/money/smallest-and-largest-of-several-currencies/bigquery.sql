WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    MAX(orders.subtotal) AS largest_order,
    COUNT(orders.subtotal) AS largest_order_rows,
    MIN(orders.subtotal) AS smallest_order
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-04-01 00:00:00'
  GROUP BY 1, 2, 3
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) = MAX(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) THEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= DATE '2024-12-24'
    AND fx_rates.rate_date <= DATE '2025-04-01'
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
    amounts.brand_country,
    TRUNC(CAST(ROUND(CAST(MAX(CASE WHEN amounts.currency = 'GBP' THEN amounts.largest_order ELSE CAST(amounts.largest_order AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS largest_order,
    SUM(CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.largest_order_rows ELSE 0 END) AS largest_order_unconverted,
    MAX(CASE WHEN amounts.currency = 'GBP' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.largest_order_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS largest_order_rate_age,
    TRUNC(CAST(ROUND(CAST(MIN(CASE WHEN amounts.currency = 'GBP' THEN amounts.smallest_order ELSE CAST(amounts.smallest_order AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS smallest_order,
    SUM(CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.largest_order_rows ELSE 0 END) AS smallest_order_unconverted,
    MAX(CASE WHEN amounts.currency = 'GBP' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.largest_order_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS smallest_order_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'GBP' AND target_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.brand_country AS `brand_country`,
  ROUND(CAST(`groups`.largest_order AS BIGNUMERIC), 2) AS `largest_order`,
  ROUND(CAST(`groups`.smallest_order AS BIGNUMERIC), 2) AS `smallest_order`,
  COALESCE(`groups`.largest_order_unconverted, 0) AS `largest_order__unconverted_rows`,
  COALESCE(`groups`.smallest_order_unconverted, 0) AS `smallest_order__unconverted_rows`,
  `groups`.largest_order_rate_age AS `largest_order__rate_age_days`,
  `groups`.smallest_order_rate_age AS `smallest_order__rate_age_days`
FROM `groups`
ORDER BY 1 NULLS LAST
