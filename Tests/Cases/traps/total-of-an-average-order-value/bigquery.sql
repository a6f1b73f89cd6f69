WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS average_order_value_1,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS average_order_value_1_rows,
    COUNT(*) AS average_order_value_2
  FROM orders
  WHERE orders.currency IN ('EUR', 'GBP')
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
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.average_order_value_1 ELSE CAST(amounts.average_order_value_1 AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS average_order_value_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.average_order_value_1_rows ELSE 0 END) AS average_order_value_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.average_order_value_1_rows > 0 THEN source_rate.age END) AS average_order_value_1_rate_age,
    SUM(amounts.average_order_value_2) AS average_order_value_2
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
)
SELECT
  ROUND(CAST(TRUNC(CAST(COALESCE(`groups`.average_order_value_1, 0) AS BIGNUMERIC) / NULLIF(COALESCE(`groups`.average_order_value_2, 0), 0), 8) AS BIGNUMERIC), 2) AS `average_order_value`,
  COALESCE(`groups`.average_order_value_1_unconverted, 0) AS `average_order_value__unconverted_rows`,
  `groups`.average_order_value_1_rate_age AS `average_order_value__rate_age_days`
FROM `groups`
