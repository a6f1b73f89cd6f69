WITH amounts AS (
  SELECT
    TRUNC(CAST(CAST(orders.placed_at AS DATE) AS DATE), 'MONTH') AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-01-01 00:00:00'
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
    TRUNC(CAST(ecb_points.day AS DATE), 'MONTH') AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points.rate) THEN SUM(ecb_points.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points
  WHERE DATE_ADD(ADD_MONTHS(TRUNC(CAST(ecb_points.day AS DATE), 'MONTH'), CAST(1 AS INT)), CAST(-1 AS INT)) <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
  GROUP BY 1, 2
),
groups AS (
  SELECT
    TRUNC(CAST(amounts.rate_date AS DATE), 'QUARTER') AS quarter,
    CASE WHEN ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,12)) ELSE CAST(FLOOR(CAST(amounts.gmv * 10000 AS DECIMAL(18,0)) * CAST(source_rate.units * 1000000 AS DECIMAL(18,0)) * CAST(100000000 AS DECIMAL(9,0)) / CAST(source_rate.rate * 1000000 AS DECIMAL(20,0))) AS DECIMAL(25,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) END), 14) < 0 THEN CEIL(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,12)) ELSE CAST(FLOOR(CAST(amounts.gmv * 10000 AS DECIMAL(18,0)) * CAST(source_rate.units * 1000000 AS DECIMAL(18,0)) * CAST(100000000 AS DECIMAL(9,0)) / CAST(source_rate.rate * 1000000 AS DECIMAL(20,0))) AS DECIMAL(25,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) END), 14), 8) ELSE FLOOR(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,12)) ELSE CAST(FLOOR(CAST(amounts.gmv * 10000 AS DECIMAL(18,0)) * CAST(source_rate.units * 1000000 AS DECIMAL(18,0)) * CAST(100000000 AS DECIMAL(9,0)) / CAST(source_rate.rate * 1000000 AS DECIMAL(20,0))) AS DECIMAL(25,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) END), 14), 8) END AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted
  FROM amounts
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.quarter AS `quarter`,
  ROUND(COALESCE(groups.gmv, CAST(0 AS DECIMAL(38,8))), 2) AS `gmv`,
  COALESCE(groups.gmv_unconverted, 0) AS `gmv__unconverted_rows`
FROM groups
ORDER BY 1 NULLS LAST
