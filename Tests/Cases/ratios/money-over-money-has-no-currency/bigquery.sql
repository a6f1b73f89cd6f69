WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN BIGNUMERIC '1' ELSE BIGNUMERIC '0.01' END) AS take_rate_1,
    COUNT(orders.commission) AS take_rate_1_rows,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS take_rate_2,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS take_rate_2_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2024-12-24'
    AND fx_rates.rate_date <= DATE '2026-01-01'
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
    DATE_TRUNC(CAST(amounts.rate_date AS DATE), QUARTER) AS quarter,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'JPY' THEN amounts.take_rate_1 ELSE CAST(amounts.take_rate_1 AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 6) AS take_rate_1,
    SUM(CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.take_rate_1_rows ELSE 0 END) AS take_rate_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'JPY' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.take_rate_1_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS take_rate_1_rate_age,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'JPY' THEN amounts.take_rate_2 ELSE CAST(amounts.take_rate_2 AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 6) AS take_rate_2,
    SUM(CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.take_rate_2_rows ELSE 0 END) AS take_rate_2_unconverted,
    MAX(CASE WHEN amounts.currency = 'JPY' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.take_rate_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS take_rate_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'JPY' AND target_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.quarter AS `quarter`,
  CAST(COALESCE(`groups`.take_rate_1, 0) AS FLOAT64) / NULLIF(COALESCE(`groups`.take_rate_2, 0), 0) AS `take_rate`,
  COALESCE(`groups`.take_rate_1_unconverted, 0) + COALESCE(`groups`.take_rate_2_unconverted, 0) AS `take_rate__unconverted_rows`,
  CASE WHEN COALESCE(`groups`.take_rate_2_rate_age, -1) > COALESCE(`groups`.take_rate_1_rate_age, -1) THEN `groups`.take_rate_2_rate_age ELSE `groups`.take_rate_1_rate_age END AS `take_rate__rate_age_days`
FROM `groups`
ORDER BY 1 NULLS LAST
