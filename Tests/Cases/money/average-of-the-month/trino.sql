WITH amounts AS (
  SELECT
    DATE_TRUNC('month', CAST(CAST(orders.placed_at AS DATE) AS DATE)) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2023-11-24'
  GROUP BY 1, 2
),
ecb_month_averages AS (
  SELECT
    ecb_points.currency,
    DATE_TRUNC('month', CAST(ecb_points.day AS DATE)) AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points.rate) THEN SUM(ecb_points.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points
  WHERE DATE_ADD('day', -1, DATE_ADD('month', 1, DATE_TRUNC('month', CAST(ecb_points.day AS DATE)))) <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
  GROUP BY 1, 2
),
groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(amounts.rate_date AS DATE)) AS quarter,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.gmv AS DECIMAL(20,6)) * CAST(source_rate.units AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted
  FROM amounts
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.quarter AS "quarter",
  ROUND(COALESCE(groups.gmv, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  COALESCE(groups.gmv_unconverted, 0) AS "gmv__unconverted_rows"
FROM groups
ORDER BY 1 NULLS LAST
