WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_3,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_3_rows,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2026-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2027-01-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2025-12-24'
    AND fx_rates.rate_date <= DATE '2027-01-01'
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
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.average_order_value_3 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.average_order_value_3 AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS average_order_value_3,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.average_order_value_3_rows ELSE 0 END) AS average_order_value_3_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.average_order_value_3_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS average_order_value_3_rate_age,
    SUM(amounts.orders) AS orders
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
),
groups_2 AS (
  SELECT
    COUNT(*) AS refunds
  FROM refunds
  WHERE refunds.refunded_at >= TIMESTAMP '2026-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2027-01-01 00:00:00'
),
groups_3 AS (
  SELECT
    BOOL_OR(order_lines.returned) AS any_returned
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= TIMESTAMP '2026-01-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2027-01-01 00:00:00'
),
groups_4 AS (
  SELECT
    MAX(parts.average_order_value_3) AS average_order_value_3,
    MAX(parts.average_order_value_3_unconverted) AS average_order_value_3_unconverted,
    MAX(parts.average_order_value_3_rate_age) AS average_order_value_3_rate_age,
    MAX(parts.orders) AS orders,
    MAX(parts.refunds) AS refunds,
    BOOL_OR(parts.any_returned) AS any_returned
  FROM (
    SELECT
      groups.average_order_value_3,
      groups.average_order_value_3_unconverted,
      groups.average_order_value_3_rate_age,
      groups.orders,
      CAST(NULL AS BIGINT) AS refunds,
      CAST(NULL AS BOOLEAN) AS any_returned
    FROM groups
    UNION ALL
    SELECT
      CAST(NULL AS DECIMAL(38,8)) AS average_order_value_3,
      CAST(NULL AS BIGINT) AS average_order_value_3_unconverted,
      CAST(NULL AS BIGINT) AS average_order_value_3_rate_age,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.refunds,
      CAST(NULL AS BOOLEAN) AS any_returned
    FROM groups_2
    UNION ALL
    SELECT
      CAST(NULL AS DECIMAL(38,8)) AS average_order_value_3,
      CAST(NULL AS BIGINT) AS average_order_value_3_unconverted,
      CAST(NULL AS BIGINT) AS average_order_value_3_rate_age,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS refunds,
      groups_3.any_returned
    FROM groups_3
  ) AS parts
)
SELECT
  COALESCE(groups_4.orders, 0) AS "orders",
  COALESCE(groups_4.refunds, 0) AS "refunds",
  ROUND(CAST(TRUNCATE(CAST(COALESCE(groups_4.average_order_value_3, CAST(0 AS DECIMAL(38,8))) AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(groups_4.orders, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "average_order_value",
  groups_4.any_returned AS "any_returned",
  COALESCE(groups_4.average_order_value_3_unconverted, 0) AS "average_order_value__unconverted_rows",
  groups_4.average_order_value_3_rate_age AS "average_order_value__rate_age_days"
FROM groups_4
