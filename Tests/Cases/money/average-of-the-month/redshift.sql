WITH amounts AS (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= CAST('2023-11-24' AS DATE)
  GROUP BY 1, 2
),
ecb_month_averages AS (
  SELECT
    ecb_points.currency,
    CAST(DATE_TRUNC('month', ecb_points.day) AS DATE) AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points.rate) THEN SUM(ecb_points.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points
  WHERE CAST(DATEADD(day, -1, CAST(DATEADD(month, 1, CAST(DATE_TRUNC('month', ecb_points.day) AS DATE)) AS DATE)) AS DATE) <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
  GROUP BY 1, 2
)
SELECT
  CAST(DATE_TRUNC('quarter', amounts.rate_date) AS DATE) AS "quarter",
  ROUND(COALESCE(CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,11)) ELSE CAST(amounts.gmv AS DECIMAL(16,4)) * CAST(source_rate.units AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END), 0) AS "gmv__unconverted_rows"
FROM amounts
LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
GROUP BY 1
ORDER BY 1 NULLS LAST
