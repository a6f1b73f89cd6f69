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
),
amounts_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS all_orders,
    COUNT(orders.subtotal) AS all_orders_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
ecb_points_2 AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= DATE '2023-12-24'
    AND fx_rates.rate_date <= DATE '2025-01-01'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD(held.day, CAST(later.days AS INT)) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points_2.currency,
      ecb_points_2.day,
      ecb_points_2.rate,
      DATEDIFF(LEAD(ecb_points_2.day) OVER (PARTITION BY ecb_points_2.currency ORDER BY ecb_points_2.day), ecb_points_2.day) AS gap
    FROM ecb_points_2
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
groups_2 AS (
  SELECT
    TRUNC(CAST(amounts_2.rate_date AS DATE), 'QUARTER') AS quarter,
    CASE WHEN ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.all_orders AS DECIMAL(38,12)) ELSE CAST(FLOOR(CAST(amounts_2.all_orders * 10000 AS DECIMAL(18,0)) * CAST(1 * 1000000 AS DECIMAL(18,0)) * CAST(100000000 AS DECIMAL(9,0)) / CAST(source_rate.rate * 1000000 AS DECIMAL(20,0))) AS DECIMAL(25,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) END), 14) < 0 THEN CEIL(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.all_orders AS DECIMAL(38,12)) ELSE CAST(FLOOR(CAST(amounts_2.all_orders * 10000 AS DECIMAL(18,0)) * CAST(1 * 1000000 AS DECIMAL(18,0)) * CAST(100000000 AS DECIMAL(9,0)) / CAST(source_rate.rate * 1000000 AS DECIMAL(20,0))) AS DECIMAL(25,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) END), 14), 8) ELSE FLOOR(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.all_orders AS DECIMAL(38,12)) ELSE CAST(FLOOR(CAST(amounts_2.all_orders * 10000 AS DECIMAL(18,0)) * CAST(1 * 1000000 AS DECIMAL(18,0)) * CAST(100000000 AS DECIMAL(9,0)) / CAST(source_rate.rate * 1000000 AS DECIMAL(20,0))) AS DECIMAL(25,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) END), 14), 8) END AS all_orders,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.all_orders_rows ELSE 0 END) AS all_orders_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.all_orders_rows > 0 THEN source_rate.age END) AS all_orders_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.all_orders) AS all_orders,
    MAX(parts.all_orders_unconverted) AS all_orders_unconverted,
    MAX(parts.all_orders_rate_age) AS all_orders_rate_age
  FROM (
    SELECT
      groups.quarter,
      groups.gmv,
      groups.gmv_unconverted,
      CAST(NULL AS DECIMAL(38,8)) AS all_orders,
      CAST(NULL AS BIGINT) AS all_orders_unconverted,
      CAST(NULL AS BIGINT) AS all_orders_rate_age
    FROM groups
    UNION ALL
    SELECT
      groups_2.quarter,
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      groups_2.all_orders,
      groups_2.all_orders_unconverted,
      groups_2.all_orders_rate_age
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS `quarter`,
  ROUND(COALESCE(groups_3.gmv, CAST(0 AS DECIMAL(38,8))), 2) AS `gmv`,
  ROUND(COALESCE(groups_3.all_orders, CAST(0 AS DECIMAL(38,8))), 2) AS `all_orders`,
  COALESCE(groups_3.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  COALESCE(groups_3.all_orders_unconverted, 0) AS `all_orders__unconverted_rows`,
  groups_3.all_orders_rate_age AS `all_orders__rate_age_days`
FROM groups_3
ORDER BY 1 NULLS LAST
