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
),
amounts_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS all_orders,
    COUNT(orders.subtotal) AS all_orders_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
ecb_points_2 AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) = MAX(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) THEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= DATE '2023-12-24'
    AND fx_rates.rate_date <= DATE '2025-01-01'
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
      ecb_points_2.currency,
      ecb_points_2.day,
      ecb_points_2.rate,
      DATE_DIFF(LEAD(ecb_points_2.day) OVER (PARTITION BY ecb_points_2.currency ORDER BY ecb_points_2.day), ecb_points_2.day, DAY) AS gap
    FROM ecb_points_2
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(amounts_2.rate_date AS DATE), QUARTER) AS quarter,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN amounts_2.all_orders ELSE CAST(amounts_2.all_orders AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS all_orders,
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
      `groups`.quarter,
      `groups`.gmv,
      `groups`.gmv_unconverted,
      CAST(NULL AS BIGNUMERIC) AS all_orders,
      CAST(NULL AS INT64) AS all_orders_unconverted,
      CAST(NULL AS INT64) AS all_orders_rate_age
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.quarter,
      CAST(NULL AS BIGNUMERIC) AS gmv,
      CAST(NULL AS INT64) AS gmv_unconverted,
      groups_2.all_orders,
      groups_2.all_orders_unconverted,
      groups_2.all_orders_rate_age
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS `quarter`,
  ROUND(CAST(COALESCE(groups_3.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  ROUND(CAST(COALESCE(groups_3.all_orders, 0) AS BIGNUMERIC), 2) AS `all_orders`,
  COALESCE(groups_3.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  COALESCE(groups_3.all_orders_unconverted, 0) AS `all_orders__unconverted_rows`,
  groups_3.all_orders_rate_age AS `all_orders__rate_age_days`
FROM groups_3
ORDER BY 1 NULLS LAST
