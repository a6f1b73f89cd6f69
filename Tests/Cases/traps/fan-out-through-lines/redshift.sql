WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv_rows,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= CAST('2024-08-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-09-01 00:00:00' AS TIMESTAMP)
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
    AND fx_rates.rate_date >= CAST('2024-07-24' AS DATE)
    AND fx_rates.rate_date <= CAST('2024-09-01' AS DATE)
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
),
amounts_2 AS (
  SELECT
    order_brand.country AS brand_country,
    CAST("order".placed_at AS DATE) AS rate_date,
    order_lines.currency,
    SUM(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS line_revenue,
    COUNT(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS line_revenue_rows,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE "order".placed_at >= CAST('2024-08-01 00:00:00' AS TIMESTAMP)
    AND "order".placed_at < CAST('2024-09-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2, 3
)
SELECT
  parts.brand_country AS "brand.country",
  ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(MAX(parts.line_revenue), CAST(0 AS DECIMAL(38,8))), 2) AS "line_revenue",
  COALESCE(MAX(parts.units), 0) AS "units",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.line_revenue_unconverted), 0) AS "line_revenue__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.line_revenue_rate_age) AS "line_revenue__rate_age_days"
FROM (
  SELECT
    amounts.brand_country,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,11)) ELSE CAST(amounts.gmv AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
    SUM(amounts.orders) AS orders,
    CAST(NULL AS DECIMAL(38,8)) AS line_revenue,
    CAST(NULL AS BIGINT) AS line_revenue_unconverted,
    CAST(NULL AS BIGINT) AS line_revenue_rate_age,
    CAST(NULL AS BIGINT) AS units
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.brand_country,
    CAST(NULL AS DECIMAL(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS gmv_rate_age,
    CAST(NULL AS BIGINT) AS orders,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.line_revenue AS DECIMAL(38,11)) ELSE CAST(amounts_2.line_revenue AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS line_revenue,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.line_revenue_rows ELSE 0 END) AS line_revenue_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.line_revenue_rows > 0 THEN source_rate.age END) AS line_revenue_rate_age,
    SUM(amounts_2.units) AS units
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
