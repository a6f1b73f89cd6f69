WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN BIGNUMERIC '1' ELSE BIGNUMERIC '0.01' END) AS commission,
    COUNT(orders.commission) AS commission_rows
  FROM orders
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
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.commission ELSE CAST(amounts.commission AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS commission,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.commission_rows ELSE 0 END) AS commission_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.commission_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS commission_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.quarter AS `quarter`,
  ROUND(CAST(COALESCE(`groups`.commission, 0) AS BIGNUMERIC), 2) AS `commission`,
  COALESCE(`groups`.commission_unconverted, 0) AS `commission__unconverted_rows`,
  `groups`.commission_rate_age AS `commission__rate_age_days`
FROM `groups`
ORDER BY 1 NULLS LAST
