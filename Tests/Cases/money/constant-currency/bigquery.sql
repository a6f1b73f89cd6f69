WITH amounts AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    DATE_TRUNC(CAST(DATE_ADD(CAST(orders.placed_at AS DATE), INTERVAL (-12) MONTH) AS DATE), MONTH) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-04-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-07-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2024-02-23'
  GROUP BY 1, 2
),
ecb_month_averages AS (
  SELECT
    ecb_points.currency,
    DATE_TRUNC(CAST(ecb_points.day AS DATE), MONTH) AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points.rate) THEN SUM(ecb_points.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points
  WHERE DATE_ADD(DATE_ADD(DATE_TRUNC(CAST(ecb_points.day AS DATE), MONTH), INTERVAL (1) MONTH), INTERVAL (-1) DAY) <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
  GROUP BY 1, 2
),
`groups` AS (
  SELECT
    amounts.month,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'GBP' THEN amounts.gmv ELSE CAST(amounts.gmv AS BIGNUMERIC) * (target_rate.rate * CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END) / (CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END * target_rate.units) END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL OR target_rate.units IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted
  FROM amounts
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_month_averages AS target_rate ON target_rate.currency = 'GBP' AND target_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.month AS `month`,
  ROUND(CAST(COALESCE(`groups`.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  COALESCE(`groups`.gmv_unconverted, 0) AS `gmv__unconverted_rows`
FROM `groups`
ORDER BY 1 NULLS LAST
