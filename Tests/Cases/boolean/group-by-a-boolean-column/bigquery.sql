WITH amounts AS (
  SELECT
    order_lines.returned AS order_line_returned,
    CAST(`order`.placed_at AS DATE) AS rate_date,
    order_lines.currency,
    SUM(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS line_revenue,
    COUNT(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS line_revenue_rows,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  WHERE `order`.placed_at >= DATETIME '2024-11-01 00:00:00'
    AND `order`.placed_at < DATETIME '2024-12-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2024-10-24'
    AND fx_rates.rate_date <= DATE '2024-12-01'
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
    amounts.order_line_returned,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.line_revenue ELSE CAST(amounts.line_revenue AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS line_revenue,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.line_revenue_rows ELSE 0 END) AS line_revenue_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.line_revenue_rows > 0 THEN source_rate.age END) AS line_revenue_rate_age,
    SUM(amounts.units) AS units
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.order_line_returned AS `order_line_returned`,
  COALESCE(`groups`.units, 0) AS `units`,
  ROUND(CAST(COALESCE(`groups`.line_revenue, 0) AS BIGNUMERIC), 2) AS `line_revenue`,
  COALESCE(`groups`.line_revenue_unconverted, 0) AS `line_revenue__unconverted_rows`,
  `groups`.line_revenue_rate_age AS `line_revenue__rate_age_days`
FROM `groups`
ORDER BY 1 NULLS LAST
