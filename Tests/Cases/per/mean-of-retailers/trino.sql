WITH amounts AS (
  SELECT
    orders.retailer_id AS retailer,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    orders.subtotal AS mean,
    CASE WHEN orders.subtotal IS NOT NULL THEN 1 ELSE 0 END AS mean_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    amounts.retailer,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.mean AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.mean AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS mean,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.mean_rows ELSE 0 END) AS mean_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.mean_rows > 0 THEN source_rate.age END) AS mean_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    groups.quarter,
    groups.retailer,
    COALESCE(groups.mean, CAST(0 AS DECIMAL(38,8))) AS value,
    COALESCE(groups.mean_unconverted, 0) AS unconverted,
    groups.mean_rate_age AS rate_age
  FROM groups
  WHERE groups.retailer IS NOT NULL
),
groups_3 AS (
  SELECT
    groups_2.quarter,
    SUM(groups_2.value) AS mean_1,
    COUNT(groups_2.value) AS mean_2,
    MAX(groups_2.value) AS largest,
    MIN(groups_2.value) AS smallest,
    SUM(groups_2.unconverted) AS mean_1_unconverted,
    MAX(groups_2.rate_age) AS mean_1_rate_age
  FROM groups_2
  GROUP BY 1
)
SELECT
  groups_3.quarter AS "quarter",
  ROUND(CAST(TRUNCATE(CAST(groups_3.mean_1 AS DECIMAL(38,18)) / NULLIF(CAST(groups_3.mean_2 AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "mean",
  ROUND(groups_3.largest, 2) AS "largest",
  ROUND(groups_3.smallest, 2) AS "smallest",
  COALESCE(groups_3.mean_1_unconverted, 0) AS "mean__unconverted_rows",
  COALESCE(groups_3.mean_1_unconverted, 0) AS "largest__unconverted_rows",
  COALESCE(groups_3.mean_1_unconverted, 0) AS "smallest__unconverted_rows",
  groups_3.mean_1_rate_age AS "mean__rate_age_days",
  groups_3.mean_1_rate_age AS "largest__rate_age_days",
  groups_3.mean_1_rate_age AS "smallest__rate_age_days"
FROM groups_3
ORDER BY 1 NULLS LAST
