WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS below_1,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS below_1_rows,
    COUNT(*) FILTER (WHERE orders.order_id < 0) AS below_2,
    COUNT(*) AS below_one_3
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
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
    DATE_TRUNC('quarter', CAST(amounts.rate_date AS DATE)) AS quarter,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.below_1 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.below_1 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS below_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.below_1_rows ELSE 0 END) AS below_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.below_1_rows > 0 THEN source_rate.age END) AS below_1_rate_age,
    SUM(amounts.below_2) AS below_2,
    SUM(amounts.below_one_3) AS below_one_3
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.quarter AS "quarter",
  ROUND(CAST(TRUNCATE(CAST(-COALESCE(groups.below_1, CAST(0 AS DECIMAL(38,8))) AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(groups.below_2, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "below",
  ROUND(CAST(TRUNCATE(CAST(COALESCE(groups.below_1, CAST(0 AS DECIMAL(38,8))) AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(groups.below_2, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "above",
  ROUND(CAST(TRUNCATE(CAST(-COALESCE(groups.below_1, CAST(0 AS DECIMAL(38,8))) AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(groups.below_one_3, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "below_one",
  COALESCE(groups.below_1_unconverted, 0) AS "below__unconverted_rows",
  COALESCE(groups.below_1_unconverted, 0) AS "above__unconverted_rows",
  COALESCE(groups.below_1_unconverted, 0) AS "below_one__unconverted_rows",
  groups.below_1_rate_age AS "below__rate_age_days",
  groups.below_1_rate_age AS "above__rate_age_days",
  groups.below_1_rate_age AS "below_one__rate_age_days"
FROM groups
ORDER BY 1 NULLS LAST
