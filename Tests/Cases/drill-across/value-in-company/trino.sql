WITH amounts AS (
  SELECT
    retailer.tier AS retailer_tier,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date >= DATE '2024-12-24'
    AND fx_rates.rate_date <= DATE '2026-01-01'
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
    amounts.retailer_tier,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.gmv AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.gmv AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1
),
groups_2 AS (
  SELECT
    order_retailer.tier AS retailer_tier,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = "order".retailer_id
  WHERE "order".placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    retailer.tier AS retailer_tier,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_4 AS (
  SELECT
    retailers.tier AS retailer_tier,
    COUNT(*) AS retailers
  FROM retailers
  WHERE retailers.signed_up_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND retailers.signed_up_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_5 AS (
  SELECT
    parts.retailer_tier,
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.units) AS units,
    MAX(parts.visits) AS visits,
    MAX(parts.retailers) AS retailers
  FROM (
    SELECT
      groups.retailer_tier,
      groups.gmv,
      groups.gmv_unconverted,
      groups.gmv_rate_age,
      CAST(NULL AS BIGINT) AS units,
      CAST(NULL AS BIGINT) AS visits,
      CAST(NULL AS BIGINT) AS retailers
    FROM groups
    UNION ALL
    SELECT
      groups_2.retailer_tier,
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      groups_2.units,
      CAST(NULL AS BIGINT) AS visits,
      CAST(NULL AS BIGINT) AS retailers
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.retailer_tier,
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      CAST(NULL AS BIGINT) AS units,
      groups_3.visits,
      CAST(NULL AS BIGINT) AS retailers
    FROM groups_3
    UNION ALL
    SELECT
      groups_4.retailer_tier,
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      CAST(NULL AS BIGINT) AS units,
      CAST(NULL AS BIGINT) AS visits,
      groups_4.retailers
    FROM groups_4
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_5.retailer_tier AS "retailer.tier",
  ROUND(COALESCE(groups_5.gmv, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  COALESCE(groups_5.units, 0) AS "units",
  COALESCE(groups_5.visits, 0) AS "visits",
  COALESCE(groups_5.retailers, 0) AS "retailers",
  COALESCE(groups_5.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  groups_5.gmv_rate_age AS "gmv__rate_age_days"
FROM groups_5
ORDER BY 1 NULLS LAST
