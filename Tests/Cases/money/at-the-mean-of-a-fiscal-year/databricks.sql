WITH amounts AS (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'MONTH') AS month,
    ADD_MONTHS(TRUNC(CAST(ADD_MONTHS(TRUNC(CAST(CAST(orders.placed_at AS DATE) AS DATE), 'MONTH'), CAST(-3 AS INT)) AS DATE), 'YEAR'), CAST(3 AS INT)) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-11-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-06-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= DATE '2023-10-25'
  GROUP BY 1, 2
),
ecb_fiscal_year_averages AS (
  SELECT
    ecb_points.currency,
    ADD_MONTHS(TRUNC(CAST(ADD_MONTHS(TRUNC(CAST(ecb_points.day AS DATE), 'MONTH'), CAST(-3 AS INT)) AS DATE), 'YEAR'), CAST(3 AS INT)) AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points.rate) THEN SUM(ecb_points.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points
  GROUP BY 1, 2
  HAVING DATE_ADD(ADD_MONTHS(ADD_MONTHS(TRUNC(CAST(ADD_MONTHS(TRUNC(CAST(ecb_points.day AS DATE), 'MONTH'), CAST(-3 AS INT)) AS DATE), 'YEAR'), CAST(3 AS INT)), CAST(12 AS INT)), CAST(-1 AS INT)) <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
)
SELECT
  amounts.month AS `month`,
  ROUND(CASE WHEN COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END), 0) > 0 THEN CASE WHEN ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS DECIMAL(18,4)) * CAST(source_rate.units AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14) < 0 THEN CEIL(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS DECIMAL(18,4)) * CAST(source_rate.units AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) ELSE FLOOR(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS DECIMAL(18,4)) * CAST(source_rate.units AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) END ELSE COALESCE(CASE WHEN ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS DECIMAL(18,4)) * CAST(source_rate.units AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14) < 0 THEN CEIL(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS DECIMAL(18,4)) * CAST(source_rate.units AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) ELSE FLOOR(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS DECIMAL(18,4)) * CAST(source_rate.units AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) END, 0) END, 2) AS `gmv`,
  COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END), 0) AS `gmv__unconverted_rows`
FROM amounts
LEFT JOIN ecb_fiscal_year_averages AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
GROUP BY 1
ORDER BY 1 NULLS LAST
