WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-04-01 00:00:00'
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
    AND fx_rates.rate_date <= DATE '2025-04-01'
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
    DATE_TRUNC(CAST(amounts.rate_date AS DATE), QUARTER) AS quarter,
    amounts.brand_country,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1, 2
),
amounts_2 AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv__prior,
    COUNT(orders.subtotal) AS gmv__prior_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-04-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(amounts_2.rate_date AS DATE), QUARTER) AS quarter,
    amounts_2.brand_country,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN amounts_2.gmv__prior ELSE CAST(amounts_2.gmv__prior AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv__prior,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.gmv__prior_rows ELSE 0 END) AS gmv__prior_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.gmv__prior_rows > 0 THEN source_rate.age END) AS gmv__prior_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1, 2
),
amounts_3 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    brand.country AS brand_country,
    DATE_TRUNC(CAST(DATE_ADD(CAST(orders.placed_at AS DATE), INTERVAL (12) MONTH) AS DATE), MONTH) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv__price_4,
    COUNT(orders.subtotal) AS gmv__price_4_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-04-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3, 4
),
ecb_points_2 AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) = MAX(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) THEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= DATE '2024-11-24'
  GROUP BY 1, 2
),
ecb_month_averages AS (
  SELECT
    ecb_points_2.currency,
    DATE_TRUNC(CAST(ecb_points_2.day AS DATE), MONTH) AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points_2.rate) THEN SUM(ecb_points_2.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points_2
  WHERE DATE_ADD(DATE_ADD(DATE_TRUNC(CAST(ecb_points_2.day AS DATE), MONTH), INTERVAL (1) MONTH), INTERVAL (-1) DAY) <= (
      SELECT
        MAX(ecb_points_2.day) AS day
      FROM ecb_points_2
    )
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    amounts_3.quarter,
    amounts_3.brand_country,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts_3.currency = 'EUR' THEN amounts_3.gmv__price_4 ELSE CAST(amounts_3.gmv__price_4 AS BIGNUMERIC) * source_rate.units / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv__price_4,
    SUM(CASE WHEN amounts_3.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts_3.gmv__price_4_rows ELSE 0 END) AS gmv__price_4_unconverted
  FROM amounts_3
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts_3.currency AND source_rate.day = amounts_3.rate_date
  GROUP BY 1, 2
),
amounts_4 AS (
  SELECT
    brand.country AS brand_country,
    orders.currency AS order_currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv__volume_2,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv__volume_2_rows,
    COUNT(*) AS gmv__volume_4
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-04-01 00:00:00'
  GROUP BY 1, 2, 3, 4
),
groups_4 AS (
  SELECT
    DATE_TRUNC(CAST(amounts_4.rate_date AS DATE), QUARTER) AS quarter,
    amounts_4.brand_country,
    amounts_4.order_currency,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts_4.currency = 'EUR' THEN amounts_4.gmv__volume_2 ELSE CAST(amounts_4.gmv__volume_2 AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv__volume_2,
    SUM(CASE WHEN amounts_4.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_4.gmv__volume_2_rows ELSE 0 END) AS gmv__volume_2_unconverted,
    MAX(CASE WHEN amounts_4.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_4.gmv__volume_2_rows > 0 THEN source_rate.age END) AS gmv__volume_2_rate_age,
    SUM(amounts_4.gmv__volume_4) AS gmv__volume_4
  FROM amounts_4
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_4.currency AND source_rate.day = amounts_4.rate_date
  GROUP BY 1, 2, 3
),
amounts_5 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    brand.country AS brand_country,
    orders.currency AS order_currency,
    DATE_TRUNC(CAST(DATE_ADD(CAST(orders.placed_at AS DATE), INTERVAL (12) MONTH) AS DATE), MONTH) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv__volume_3,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv__volume_3_rows,
    COUNT(*) AS gmv__volume_1
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-04-01 00:00:00'
  GROUP BY 1, 2, 3, 4, 5
),
groups_5 AS (
  SELECT
    amounts_5.quarter,
    amounts_5.brand_country,
    amounts_5.order_currency,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts_5.currency = 'EUR' THEN amounts_5.gmv__volume_3 ELSE CAST(amounts_5.gmv__volume_3 AS BIGNUMERIC) * source_rate.units / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv__volume_3,
    SUM(CASE WHEN amounts_5.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts_5.gmv__volume_3_rows ELSE 0 END) AS gmv__volume_3_unconverted,
    SUM(amounts_5.gmv__volume_1) AS gmv__volume_1
  FROM amounts_5
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = amounts_5.currency AND source_rate.day = amounts_5.rate_date
  GROUP BY 1, 2, 3
),
groups_6 AS (
  SELECT
    parts.quarter,
    parts.brand_country,
    parts.order_currency,
    MAX(parts.gmv__volume_2) AS gmv__volume_2,
    MAX(parts.gmv__volume_2_unconverted) AS gmv__volume_2_unconverted,
    MAX(parts.gmv__volume_2_rate_age) AS gmv__volume_2_rate_age,
    MAX(parts.gmv__volume_4) AS gmv__volume_4,
    MAX(parts.gmv__volume_3) AS gmv__volume_3,
    MAX(parts.gmv__volume_3_unconverted) AS gmv__volume_3_unconverted,
    MAX(parts.gmv__volume_1) AS gmv__volume_1
  FROM (
    SELECT
      groups_4.quarter,
      groups_4.brand_country,
      groups_4.order_currency,
      groups_4.gmv__volume_2,
      groups_4.gmv__volume_2_unconverted,
      groups_4.gmv__volume_2_rate_age,
      groups_4.gmv__volume_4,
      CAST(NULL AS BIGNUMERIC) AS gmv__volume_3,
      CAST(NULL AS INT64) AS gmv__volume_3_unconverted,
      CAST(NULL AS INT64) AS gmv__volume_1
    FROM groups_4
    UNION ALL
    SELECT
      DATE_ADD(groups_5.quarter, INTERVAL (12) MONTH) AS quarter,
      groups_5.brand_country,
      groups_5.order_currency,
      CAST(NULL AS BIGNUMERIC) AS gmv__volume_2,
      CAST(NULL AS INT64) AS gmv__volume_2_unconverted,
      CAST(NULL AS INT64) AS gmv__volume_2_rate_age,
      CAST(NULL AS INT64) AS gmv__volume_4,
      groups_5.gmv__volume_3,
      groups_5.gmv__volume_3_unconverted,
      groups_5.gmv__volume_1
    FROM groups_5
  ) AS parts
  GROUP BY 1, 2, 3
),
groups_7 AS (
  SELECT
    groups_6.quarter,
    groups_6.brand_country,
    groups_6.order_currency,
    CASE WHEN COALESCE(COALESCE(groups_6.gmv__volume_1, 0), 0) = 0 THEN COALESCE(groups_6.gmv__volume_2, 0) ELSE TRUNC(CAST(COALESCE(groups_6.gmv__volume_3, 0) * COALESCE(groups_6.gmv__volume_4, 0) AS BIGNUMERIC) / NULLIF(COALESCE(groups_6.gmv__volume_1, 0), 0), 8) END - COALESCE(groups_6.gmv__volume_3, 0) AS value,
    COALESCE(groups_6.gmv__volume_2_unconverted, 0) + COALESCE(groups_6.gmv__volume_3_unconverted, 0) AS unconverted,
    groups_6.gmv__volume_2_rate_age AS rate_age
  FROM groups_6
  WHERE groups_6.order_currency IS NOT NULL
),
groups_8 AS (
  SELECT
    groups_7.quarter,
    groups_7.brand_country,
    SUM(groups_7.value) AS gmv__volume,
    SUM(groups_7.unconverted) AS gmv__volume_unconverted,
    MAX(groups_7.rate_age) AS gmv__volume_rate_age
  FROM groups_7
  GROUP BY 1, 2
),
groups_9 AS (
  SELECT
    parts.quarter,
    parts.brand_country,
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.gmv__prior) AS gmv__prior,
    MAX(parts.gmv__prior_unconverted) AS gmv__prior_unconverted,
    MAX(parts.gmv__prior_rate_age) AS gmv__prior_rate_age,
    MAX(parts.gmv__price_4) AS gmv__price_4,
    MAX(parts.gmv__price_4_unconverted) AS gmv__price_4_unconverted,
    MAX(parts.gmv__volume) AS gmv__volume,
    MAX(parts.gmv__volume_unconverted) AS gmv__volume_unconverted,
    MAX(parts.gmv__volume_rate_age) AS gmv__volume_rate_age
  FROM (
    SELECT
      `groups`.quarter,
      `groups`.brand_country,
      `groups`.gmv,
      `groups`.gmv_unconverted,
      `groups`.gmv_rate_age,
      CAST(NULL AS BIGNUMERIC) AS gmv__prior,
      CAST(NULL AS INT64) AS gmv__prior_unconverted,
      CAST(NULL AS INT64) AS gmv__prior_rate_age,
      CAST(NULL AS BIGNUMERIC) AS gmv__price_4,
      CAST(NULL AS INT64) AS gmv__price_4_unconverted,
      CAST(NULL AS BIGNUMERIC) AS gmv__volume,
      CAST(NULL AS INT64) AS gmv__volume_unconverted,
      CAST(NULL AS INT64) AS gmv__volume_rate_age
    FROM `groups`
    UNION ALL
    SELECT
      DATE_ADD(groups_2.quarter, INTERVAL (12) MONTH) AS quarter,
      groups_2.brand_country,
      CAST(NULL AS BIGNUMERIC) AS gmv,
      CAST(NULL AS INT64) AS gmv_unconverted,
      CAST(NULL AS INT64) AS gmv_rate_age,
      groups_2.gmv__prior,
      groups_2.gmv__prior_unconverted,
      groups_2.gmv__prior_rate_age,
      CAST(NULL AS BIGNUMERIC) AS gmv__price_4,
      CAST(NULL AS INT64) AS gmv__price_4_unconverted,
      CAST(NULL AS BIGNUMERIC) AS gmv__volume,
      CAST(NULL AS INT64) AS gmv__volume_unconverted,
      CAST(NULL AS INT64) AS gmv__volume_rate_age
    FROM groups_2
    UNION ALL
    SELECT
      DATE_ADD(groups_3.quarter, INTERVAL (12) MONTH) AS quarter,
      groups_3.brand_country,
      CAST(NULL AS BIGNUMERIC) AS gmv,
      CAST(NULL AS INT64) AS gmv_unconverted,
      CAST(NULL AS INT64) AS gmv_rate_age,
      CAST(NULL AS BIGNUMERIC) AS gmv__prior,
      CAST(NULL AS INT64) AS gmv__prior_unconverted,
      CAST(NULL AS INT64) AS gmv__prior_rate_age,
      groups_3.gmv__price_4,
      groups_3.gmv__price_4_unconverted,
      CAST(NULL AS BIGNUMERIC) AS gmv__volume,
      CAST(NULL AS INT64) AS gmv__volume_unconverted,
      CAST(NULL AS INT64) AS gmv__volume_rate_age
    FROM groups_3
    UNION ALL
    SELECT
      groups_8.quarter,
      groups_8.brand_country,
      CAST(NULL AS BIGNUMERIC) AS gmv,
      CAST(NULL AS INT64) AS gmv_unconverted,
      CAST(NULL AS INT64) AS gmv_rate_age,
      CAST(NULL AS BIGNUMERIC) AS gmv__prior,
      CAST(NULL AS INT64) AS gmv__prior_unconverted,
      CAST(NULL AS INT64) AS gmv__prior_rate_age,
      CAST(NULL AS BIGNUMERIC) AS gmv__price_4,
      CAST(NULL AS INT64) AS gmv__price_4_unconverted,
      groups_8.gmv__volume,
      groups_8.gmv__volume_unconverted,
      groups_8.gmv__volume_rate_age
    FROM groups_8
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_9.quarter AS `quarter`,
  groups_9.brand_country AS `brand_country`,
  ROUND(CAST(COALESCE(groups_9.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  ROUND(CAST(COALESCE(groups_9.gmv__prior, 0) AS BIGNUMERIC), 2) AS `gmv__prior`,
  ROUND(CAST(COALESCE(groups_9.gmv, 0) - COALESCE(groups_9.gmv__prior, 0) AS BIGNUMERIC), 2) AS `gmv__change`,
  (CAST(COALESCE(groups_9.gmv, 0) AS FLOAT64) / NULLIF(COALESCE(groups_9.gmv__prior, 0), 0)) - CAST(1 AS FLOAT64) AS `gmv__growth`,
  ROUND(CAST(COALESCE(groups_9.gmv__volume, 0) AS BIGNUMERIC), 2) AS `gmv__volume`,
  ROUND(CAST(COALESCE(groups_9.gmv, 0) - COALESCE(groups_9.gmv__price_4, 0) - COALESCE(groups_9.gmv__volume, 0) AS BIGNUMERIC), 2) AS `gmv__price`,
  ROUND(CAST(COALESCE(groups_9.gmv__price_4, 0) - COALESCE(groups_9.gmv__prior, 0) AS BIGNUMERIC), 2) AS `gmv__rates_effect`,
  ROUND(CAST(COALESCE(groups_9.gmv__volume, 0) AS BIGNUMERIC), 2) + ROUND(CAST(COALESCE(groups_9.gmv, 0) - COALESCE(groups_9.gmv__price_4, 0) - COALESCE(groups_9.gmv__volume, 0) AS BIGNUMERIC), 2) + ROUND(CAST(COALESCE(groups_9.gmv__price_4, 0) - COALESCE(groups_9.gmv__prior, 0) AS BIGNUMERIC), 2) - ROUND(CAST(COALESCE(groups_9.gmv, 0) - COALESCE(groups_9.gmv__prior, 0) AS BIGNUMERIC), 2) AS `gmv__footing_difference`,
  COALESCE(groups_9.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  COALESCE(groups_9.gmv__prior_unconverted, 0) AS `gmv__prior__unconverted_rows`,
  COALESCE(groups_9.gmv_unconverted, 0) + COALESCE(groups_9.gmv__prior_unconverted, 0) AS `gmv__change__unconverted_rows`,
  COALESCE(groups_9.gmv_unconverted, 0) + COALESCE(groups_9.gmv__prior_unconverted, 0) AS `gmv__growth__unconverted_rows`,
  COALESCE(groups_9.gmv__volume_unconverted, 0) AS `gmv__volume__unconverted_rows`,
  COALESCE(groups_9.gmv_unconverted, 0) + COALESCE(groups_9.gmv__price_4_unconverted, 0) + COALESCE(groups_9.gmv__volume_unconverted, 0) AS `gmv__price__unconverted_rows`,
  COALESCE(groups_9.gmv__price_4_unconverted, 0) + COALESCE(groups_9.gmv__prior_unconverted, 0) AS `gmv__rates_effect__unconverted_rows`,
  COALESCE(groups_9.gmv__volume_unconverted, 0) + COALESCE(groups_9.gmv_unconverted, 0) + COALESCE(groups_9.gmv__price_4_unconverted, 0) + COALESCE(groups_9.gmv__prior_unconverted, 0) AS `gmv__footing_difference__unconverted_rows`,
  groups_9.gmv_rate_age AS `gmv__rate_age_days`,
  groups_9.gmv__prior_rate_age AS `gmv__prior__rate_age_days`,
  CASE WHEN COALESCE(groups_9.gmv__prior_rate_age, -1) > COALESCE(groups_9.gmv_rate_age, -1) THEN groups_9.gmv__prior_rate_age ELSE groups_9.gmv_rate_age END AS `gmv__change__rate_age_days`,
  CASE WHEN COALESCE(groups_9.gmv__prior_rate_age, -1) > COALESCE(groups_9.gmv_rate_age, -1) THEN groups_9.gmv__prior_rate_age ELSE groups_9.gmv_rate_age END AS `gmv__growth__rate_age_days`,
  groups_9.gmv__volume_rate_age AS `gmv__volume__rate_age_days`,
  CASE WHEN COALESCE(groups_9.gmv__volume_rate_age, -1) > COALESCE(groups_9.gmv_rate_age, -1) THEN groups_9.gmv__volume_rate_age ELSE groups_9.gmv_rate_age END AS `gmv__price__rate_age_days`,
  groups_9.gmv__prior_rate_age AS `gmv__rates_effect__rate_age_days`,
  CASE WHEN COALESCE(groups_9.gmv__prior_rate_age, -1) > COALESCE(CASE WHEN COALESCE(groups_9.gmv_rate_age, -1) > COALESCE(groups_9.gmv__volume_rate_age, -1) THEN groups_9.gmv_rate_age ELSE groups_9.gmv__volume_rate_age END, -1) THEN groups_9.gmv__prior_rate_age ELSE CASE WHEN COALESCE(groups_9.gmv_rate_age, -1) > COALESCE(groups_9.gmv__volume_rate_age, -1) THEN groups_9.gmv_rate_age ELSE groups_9.gmv__volume_rate_age END END AS `gmv__footing_difference__rate_age_days`
FROM groups_9
ORDER BY 1 NULLS LAST, 2 NULLS LAST
