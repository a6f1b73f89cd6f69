WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv_rows,
    MAX(orders.subtotal) AS largest_order,
    COUNT(orders.subtotal) AS largest_order_rows,
    COUNT(*) AS orders,
    SUM(DATEDIFF(day, CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS shipping_days_5,
    COUNT(DATEDIFF(day, CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS shipping_days_6
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'No such brand'
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
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    CAST(DATEADD(day, later.days, held.day) AS DATE) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATEDIFF(day, ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
)
SELECT
  COALESCE(MAX(parts.orders), 0) AS "orders",
  ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  COALESCE(MAX(parts.units), 0) AS "units",
  ROUND(TRUNC(CAST(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))) AS DECIMAL(30,8)) / NULLIF(COALESCE(MAX(parts.orders), 0), 0), 8), 2) AS "average_order_value",
  ROUND(MAX(parts.largest_order), 2) AS "largest_order",
  CAST(MAX(parts.shipping_days_5) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.shipping_days_6), 0), 0) AS "shipping_days",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "average_order_value__unconverted_rows",
  COALESCE(MAX(parts.largest_order_unconverted), 0) AS "largest_order__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.gmv_rate_age) AS "average_order_value__rate_age_days",
  MAX(parts.largest_order_rate_age) AS "largest_order__rate_age_days"
FROM (
  SELECT
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.gmv AS DECIMAL(38,11)) ELSE CAST(amounts.gmv AS DECIMAL(16,4)) * CAST(target_rate.rate AS DECIMAL(14,6)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS gmv_rate_age,
    CAST(TRUNC(ROUND(MAX(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.largest_order AS DECIMAL(38,11)) ELSE CAST(amounts.largest_order AS DECIMAL(16,4)) * CAST(target_rate.rate AS DECIMAL(14,6)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS largest_order,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.largest_order_rows ELSE 0 END) AS largest_order_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.largest_order_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS largest_order_rate_age,
    SUM(amounts.orders) AS orders,
    SUM(amounts.shipping_days_5) AS shipping_days_5,
    SUM(amounts.shipping_days_6) AS shipping_days_6,
    CAST(NULL AS BIGINT) AS units
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  UNION ALL
  SELECT
    CAST(NULL AS DECIMAL(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS gmv_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS largest_order,
    CAST(NULL AS BIGINT) AS largest_order_unconverted,
    CAST(NULL AS BIGINT) AS largest_order_rate_age,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS BIGINT) AS shipping_days_5,
    CAST(NULL AS BIGINT) AS shipping_days_6,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'No such brand'
) AS parts
