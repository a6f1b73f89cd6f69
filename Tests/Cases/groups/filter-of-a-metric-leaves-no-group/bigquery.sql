WITH amounts AS (
  SELECT
    orders.status AS order_status,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-05-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-06-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2024-04-23'
    AND fx_rates.rate_date <= DATE '2024-06-01'
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
    amounts.order_status,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.order_status AS `order_status`,
  ROUND(CAST(COALESCE(`groups`.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  COALESCE(`groups`.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  `groups`.gmv_rate_age AS `gmv__rate_age_days`
FROM `groups`
ORDER BY 1 NULLS LAST
