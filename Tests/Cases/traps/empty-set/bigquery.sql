WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv_rows,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN BIGNUMERIC '1' ELSE BIGNUMERIC '0.01' END) AS take_rate_4,
    COUNT(orders.commission) AS take_rate_4_rows,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate_2,
    COUNT(*) AS cancellation_rate_3
  FROM orders
  WHERE orders.placed_at >= DATETIME '2031-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2032-01-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2030-12-24'
    AND fx_rates.rate_date <= DATE '2032-01-01'
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
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.take_rate_4 ELSE CAST(amounts.take_rate_4 AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS take_rate_4,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.take_rate_4_rows ELSE 0 END) AS take_rate_4_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.take_rate_4_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS take_rate_4_rate_age,
    SUM(amounts.cancellation_rate_2) AS cancellation_rate_2,
    SUM(amounts.cancellation_rate_3) AS cancellation_rate_3
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
),
groups_2 AS (
  SELECT
    SUM(order_lines.quantity) AS units,
    SUM(order_lines.quantity * product.weight) AS weight_shipped
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE `order`.placed_at >= DATETIME '2031-01-01 00:00:00'
    AND `order`.placed_at < DATETIME '2032-01-01 00:00:00'
),
groups_3 AS (
  SELECT
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.take_rate_4) AS take_rate_4,
    MAX(parts.take_rate_4_unconverted) AS take_rate_4_unconverted,
    MAX(parts.take_rate_4_rate_age) AS take_rate_4_rate_age,
    MAX(parts.cancellation_rate_2) AS cancellation_rate_2,
    MAX(parts.cancellation_rate_3) AS cancellation_rate_3,
    MAX(parts.units) AS units,
    MAX(parts.weight_shipped) AS weight_shipped
  FROM (
    SELECT
      `groups`.gmv,
      `groups`.gmv_unconverted,
      `groups`.gmv_rate_age,
      `groups`.take_rate_4,
      `groups`.take_rate_4_unconverted,
      `groups`.take_rate_4_rate_age,
      `groups`.cancellation_rate_2,
      `groups`.cancellation_rate_3,
      CAST(NULL AS INT64) AS units,
      CAST(NULL AS BIGNUMERIC) AS weight_shipped
    FROM `groups`
    UNION ALL
    SELECT
      CAST(NULL AS BIGNUMERIC) AS gmv,
      CAST(NULL AS INT64) AS gmv_unconverted,
      CAST(NULL AS INT64) AS gmv_rate_age,
      CAST(NULL AS BIGNUMERIC) AS take_rate_4,
      CAST(NULL AS INT64) AS take_rate_4_unconverted,
      CAST(NULL AS INT64) AS take_rate_4_rate_age,
      CAST(NULL AS INT64) AS cancellation_rate_2,
      CAST(NULL AS INT64) AS cancellation_rate_3,
      groups_2.units,
      groups_2.weight_shipped
    FROM groups_2
  ) AS parts
)
SELECT
  ROUND(CAST(COALESCE(groups_3.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  CAST(COALESCE(groups_3.cancellation_rate_2, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.cancellation_rate_3, 0), 0) AS `cancellation_rate`,
  CAST(COALESCE(groups_3.take_rate_4, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.gmv, 0), 0) AS `take_rate`,
  COALESCE(groups_3.units, 0) AS `units`,
  COALESCE(groups_3.weight_shipped, 0) AS `weight_shipped`,
  COALESCE(groups_3.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  COALESCE(groups_3.take_rate_4_unconverted, 0) + COALESCE(groups_3.gmv_unconverted, 0) AS `take_rate__unconverted_rows`,
  groups_3.gmv_rate_age AS `gmv__rate_age_days`,
  CASE WHEN COALESCE(groups_3.gmv_rate_age, -1) > COALESCE(groups_3.take_rate_4_rate_age, -1) THEN groups_3.gmv_rate_age ELSE groups_3.take_rate_4_rate_age END AS `take_rate__rate_age_days`
FROM groups_3
