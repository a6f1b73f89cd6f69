WITH amounts AS (
  SELECT
    DATE_TRUNC(CAST(CAST(orders.placed_at AS DATE) AS DATE), MONTH) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date >= DATE '2023-11-24'
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
    DATE_TRUNC(CAST(amounts.rate_date AS DATE), QUARTER) AS quarter,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS BIGNUMERIC) * source_rate.units / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted
  FROM amounts
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.quarter AS `quarter`,
  ROUND(CAST(COALESCE(`groups`.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  COALESCE(`groups`.gmv_unconverted, 0) AS `gmv__unconverted_rows`
FROM `groups`
ORDER BY 1 NULLS LAST
