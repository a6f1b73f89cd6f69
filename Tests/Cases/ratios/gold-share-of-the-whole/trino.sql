WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) FILTER (WHERE retailer.tier = 'gold') AS gold_share_1,
    COUNT(orders.subtotal) FILTER (WHERE retailer.tier = 'gold') AS gold_share_1_rows,
    SUM(orders.subtotal) AS gold_share_2,
    COUNT(orders.subtotal) AS gold_share_2_rows
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date >= DATE '2023-12-24'
    AND fx_rates.rate_date <= DATE '2025-01-01'
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
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gold_share_1 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.gold_share_1 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS gold_share_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gold_share_1_rows ELSE 0 END) AS gold_share_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gold_share_1_rows > 0 THEN source_rate.age END) AS gold_share_1_rate_age,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gold_share_2 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.gold_share_2 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS gold_share_2,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gold_share_2_rows ELSE 0 END) AS gold_share_2_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gold_share_2_rows > 0 THEN source_rate.age END) AS gold_share_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.quarter AS "quarter",
  CAST(COALESCE(groups.gold_share_1, CAST(0 AS DECIMAL(38,8))) AS DOUBLE) / NULLIF(COALESCE(groups.gold_share_2, CAST(0 AS DECIMAL(38,8))), 0) AS "gold_share",
  COALESCE(groups.gold_share_1_unconverted, 0) + COALESCE(groups.gold_share_2_unconverted, 0) AS "gold_share__unconverted_rows",
  CASE WHEN COALESCE(groups.gold_share_2_rate_age, -1) > COALESCE(groups.gold_share_1_rate_age, -1) THEN groups.gold_share_2_rate_age ELSE groups.gold_share_1_rate_age END AS "gold_share__rate_age_days"
FROM groups
ORDER BY 1 NULLS LAST
