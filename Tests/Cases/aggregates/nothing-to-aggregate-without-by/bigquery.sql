WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv_rows,
    MAX(orders.subtotal) AS largest_order,
    COUNT(orders.subtotal) AS largest_order_rows,
    COUNT(*) AS orders,
    SUM(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS shipping_days_5,
    COUNT(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS shipping_days_6
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'No such brand'
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
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.gmv ELSE CAST(amounts.gmv AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS gmv_rate_age,
    TRUNC(CAST(ROUND(CAST(MAX(CASE WHEN amounts.currency = 'USD' THEN amounts.largest_order ELSE CAST(amounts.largest_order AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS largest_order,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.largest_order_rows ELSE 0 END) AS largest_order_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.largest_order_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS largest_order_rate_age,
    SUM(amounts.orders) AS orders,
    SUM(amounts.shipping_days_5) AS shipping_days_5,
    SUM(amounts.shipping_days_6) AS shipping_days_6
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
),
groups_2 AS (
  SELECT
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE order_brand.name = 'No such brand'
),
groups_3 AS (
  SELECT
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.largest_order) AS largest_order,
    MAX(parts.largest_order_unconverted) AS largest_order_unconverted,
    MAX(parts.largest_order_rate_age) AS largest_order_rate_age,
    MAX(parts.orders) AS orders,
    MAX(parts.shipping_days_5) AS shipping_days_5,
    MAX(parts.shipping_days_6) AS shipping_days_6,
    MAX(parts.units) AS units
  FROM (
    SELECT
      `groups`.gmv,
      `groups`.gmv_unconverted,
      `groups`.gmv_rate_age,
      `groups`.largest_order,
      `groups`.largest_order_unconverted,
      `groups`.largest_order_rate_age,
      `groups`.orders,
      `groups`.shipping_days_5,
      `groups`.shipping_days_6,
      CAST(NULL AS INT64) AS units
    FROM `groups`
    UNION ALL
    SELECT
      CAST(NULL AS BIGNUMERIC) AS gmv,
      CAST(NULL AS INT64) AS gmv_unconverted,
      CAST(NULL AS INT64) AS gmv_rate_age,
      CAST(NULL AS BIGNUMERIC) AS largest_order,
      CAST(NULL AS INT64) AS largest_order_unconverted,
      CAST(NULL AS INT64) AS largest_order_rate_age,
      CAST(NULL AS INT64) AS orders,
      CAST(NULL AS INT64) AS shipping_days_5,
      CAST(NULL AS INT64) AS shipping_days_6,
      groups_2.units
    FROM groups_2
  ) AS parts
)
SELECT
  COALESCE(groups_3.orders, 0) AS `orders`,
  ROUND(CAST(COALESCE(groups_3.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  COALESCE(groups_3.units, 0) AS `units`,
  ROUND(CAST(TRUNC(CAST(COALESCE(groups_3.gmv, 0) AS BIGNUMERIC) / NULLIF(COALESCE(groups_3.orders, 0), 0), 8) AS BIGNUMERIC), 2) AS `average_order_value`,
  ROUND(CAST(groups_3.largest_order AS BIGNUMERIC), 2) AS `largest_order`,
  CAST(groups_3.shipping_days_5 AS FLOAT64) / NULLIF(COALESCE(groups_3.shipping_days_6, 0), 0) AS `shipping_days`,
  COALESCE(groups_3.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  COALESCE(groups_3.gmv_unconverted, 0) AS `average_order_value__unconverted_rows`,
  COALESCE(groups_3.largest_order_unconverted, 0) AS `largest_order__unconverted_rows`,
  groups_3.gmv_rate_age AS `gmv__rate_age_days`,
  groups_3.gmv_rate_age AS `average_order_value__rate_age_days`,
  groups_3.largest_order_rate_age AS `largest_order__rate_age_days`
FROM groups_3
