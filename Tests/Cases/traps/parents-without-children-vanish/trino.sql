WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-10-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-11-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2025-09-23'
    AND fx_rates.rate_date <= DATE '2025-11-01'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD('day', later.days, held.day) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF('day', ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
groups AS (
  SELECT
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.gmv AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
    SUM(amounts.orders) AS orders
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
),
groups_2 AS (
  SELECT
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= TIMESTAMP '2025-10-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2025-11-01 00:00:00'
),
groups_3 AS (
  SELECT
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.orders) AS orders,
    MAX(parts.units) AS units
  FROM (
    SELECT
      groups.gmv,
      groups.gmv_unconverted,
      groups.gmv_rate_age,
      groups.orders,
      CAST(NULL AS BIGINT) AS units
    FROM groups
    UNION ALL
    SELECT
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.units
    FROM groups_2
  ) AS parts
)
SELECT
  COALESCE(groups_3.orders, 0) AS "orders",
  ROUND(COALESCE(groups_3.gmv, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  COALESCE(groups_3.units, 0) AS "units",
  COALESCE(groups_3.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  groups_3.gmv_rate_age AS "gmv__rate_age_days"
FROM groups_3
