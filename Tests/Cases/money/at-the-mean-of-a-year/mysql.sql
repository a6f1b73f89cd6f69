WITH amounts AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    CAST(DATE_FORMAT(CAST(orders.placed_at AS DATE), '%Y-01-01') AS DATE) AS rate_date,
    orders.currency COLLATE utf8mb4_0900_bin AS currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
    AND (orders.status COLLATE utf8mb4_0900_bin) <> 'cancelled'
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
    AND fx_rates.rate_date >= DATE '2022-12-25'
  GROUP BY 1, 2
),
ecb_year_averages AS (
  SELECT
    ecb_points.currency,
    CAST(DATE_FORMAT(ecb_points.day, '%Y-01-01') AS DATE) AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points.rate) THEN SUM(ecb_points.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points
  WHERE CAST(DATE_ADD(CAST(DATE_ADD(CAST(DATE_FORMAT(ecb_points.day, '%Y-01-01') AS DATE), INTERVAL (12) MONTH) AS DATE), INTERVAL (-1) DAY) AS DATE) <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
  GROUP BY 1, 2
),
`groups` AS (
  SELECT
    amounts.quarter,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.gmv ELSE CAST(amounts.gmv AS DECIMAL(65,16)) * (target_rate.rate * CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END) / (CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END * target_rate.units) END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL OR target_rate.units IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted
  FROM amounts
  LEFT JOIN ecb_year_averages AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_year_averages AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.quarter AS `quarter`,
  ROUND(COALESCE(`groups`.gmv, 0), 2) AS `gmv`,
  COALESCE(`groups`.gmv_unconverted, 0) AS `gmv__unconverted_rows`
FROM `groups`
ORDER BY CASE WHEN `groups`.quarter IS NULL THEN 1 ELSE 0 END, 1
