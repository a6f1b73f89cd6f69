WITH amounts AS (
  SELECT
    orders.currency AS order_currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS with_tax_1,
    COUNT(orders.subtotal) AS with_tax_1_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-03-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-04-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date >= DATE '2024-02-22'
    AND fx_rates.rate_date <= DATE '2024-04-01'
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
    amounts.order_currency,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.with_tax_1 ELSE CAST(amounts.with_tax_1 AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS with_tax_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.with_tax_1_rows ELSE 0 END) AS with_tax_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.with_tax_1_rows > 0 THEN source_rate.age END) AS with_tax_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.order_currency AS `order_currency`,
  ROUND(CAST(COALESCE(`groups`.with_tax_1, 0) * BIGNUMERIC '1.2' AS BIGNUMERIC), 2) AS `with_tax`,
  ROUND(CAST(TRUNC(CAST(COALESCE(`groups`.with_tax_1, 0) AS BIGNUMERIC) / NULLIF(3, 0), 8) AS BIGNUMERIC), 2) AS `a_third`,
  COALESCE(`groups`.with_tax_1_unconverted, 0) AS `with_tax__unconverted_rows`,
  COALESCE(`groups`.with_tax_1_unconverted, 0) AS `a_third__unconverted_rows`,
  `groups`.with_tax_1_rate_age AS `with_tax__rate_age_days`,
  `groups`.with_tax_1_rate_age AS `a_third__rate_age_days`
FROM `groups`
ORDER BY 1 NULLS LAST
