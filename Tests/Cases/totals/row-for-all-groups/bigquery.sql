WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
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
    amounts.brand_country,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
),
groups_2 AS (
  SELECT
    brand.country AS brand_country,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.brand_country,
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.buyers) AS buyers
  FROM (
    SELECT
      `groups`.brand_country,
      `groups`.gmv,
      `groups`.gmv_unconverted,
      `groups`.gmv_rate_age,
      CAST(NULL AS INT64) AS buyers
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.brand_country,
      CAST(NULL AS BIGNUMERIC) AS gmv,
      CAST(NULL AS INT64) AS gmv_unconverted,
      CAST(NULL AS INT64) AS gmv_rate_age,
      groups_2.buyers
    FROM groups_2
  ) AS parts
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
groups_4 AS (
  SELECT
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN amounts_2.gmv ELSE CAST(amounts_2.gmv AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
),
groups_5 AS (
  SELECT
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
),
groups_6 AS (
  SELECT
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.buyers) AS buyers
  FROM (
    SELECT
      groups_4.gmv,
      groups_4.gmv_unconverted,
      groups_4.gmv_rate_age,
      CAST(NULL AS INT64) AS buyers
    FROM groups_4
    UNION ALL
    SELECT
      CAST(NULL AS BIGNUMERIC) AS gmv,
      CAST(NULL AS INT64) AS gmv_unconverted,
      CAST(NULL AS INT64) AS gmv_rate_age,
      groups_5.buyers
    FROM groups_5
  ) AS parts
)
SELECT
  parts.brand_country AS `brand_country`,
  parts.value_2 AS `gmv`,
  parts.value_3 AS `buyers`,
  parts.value_4 AS `gmv__unconverted_rows`,
  parts.value_5 AS `gmv__rate_age_days`,
  parts.level AS `total_level`
FROM (
  SELECT
    groups_3.brand_country,
    ROUND(CAST(COALESCE(groups_3.gmv, 0) AS BIGNUMERIC), 2) AS value_2,
    COALESCE(groups_3.buyers, 0) AS value_3,
    COALESCE(groups_3.gmv_unconverted, 0) AS value_4,
    groups_3.gmv_rate_age AS value_5,
    0 AS level
  FROM groups_3
  UNION ALL
  SELECT
    CAST(NULL AS STRING) AS brand_country,
    ROUND(CAST(COALESCE(groups_6.gmv, 0) AS BIGNUMERIC), 2) AS value_2,
    COALESCE(groups_6.buyers, 0) AS value_3,
    COALESCE(groups_6.gmv_unconverted, 0) AS value_4,
    groups_6.gmv_rate_age AS value_5,
    1 AS level
  FROM groups_6
) AS parts
ORDER BY CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST
