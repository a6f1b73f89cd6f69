WITH amounts AS (
  SELECT
    CAST("order".placed_at AS DATE) AS rate_date,
    order_lines.currency,
    SUM(order_lines.discount) AS discounts,
    COUNT(order_lines.discount) AS discounts_rows,
    SUM(order_lines.quantity * order_lines.unit_price) AS discount_rate_2,
    COUNT(order_lines.quantity * order_lines.unit_price) AS discount_rate_2_rows
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= TIMESTAMP '2024-10-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2025-01-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2024-09-23'
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
    DATE_TRUNC('month', CAST(amounts.rate_date AS DATE)) AS month,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'CAD' THEN CAST(amounts.discounts AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.discounts AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS discounts,
    SUM(CASE WHEN amounts.currency = 'CAD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.discounts_rows ELSE 0 END) AS discounts_unconverted,
    MAX(CASE WHEN amounts.currency = 'CAD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.discounts_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS discounts_rate_age,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'CAD' THEN CAST(amounts.discount_rate_2 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.discount_rate_2 AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS discount_rate_2,
    SUM(CASE WHEN amounts.currency = 'CAD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.discount_rate_2_rows ELSE 0 END) AS discount_rate_2_unconverted,
    MAX(CASE WHEN amounts.currency = 'CAD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.discount_rate_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS discount_rate_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'CAD' AND target_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.month AS "month",
  ROUND(COALESCE(groups.discounts, CAST(0 AS DECIMAL(38,8))), 2) AS "discounts",
  CAST(COALESCE(groups.discounts, CAST(0 AS DECIMAL(38,8))) AS DOUBLE) / NULLIF(COALESCE(groups.discount_rate_2, CAST(0 AS DECIMAL(38,8))), 0) AS "discount_rate",
  COALESCE(groups.discounts_unconverted, 0) AS "discounts__unconverted_rows",
  COALESCE(groups.discounts_unconverted, 0) + COALESCE(groups.discount_rate_2_unconverted, 0) AS "discount_rate__unconverted_rows",
  groups.discounts_rate_age AS "discounts__rate_age_days",
  CASE WHEN COALESCE(groups.discount_rate_2_rate_age, -1) > COALESCE(groups.discounts_rate_age, -1) THEN groups.discount_rate_2_rate_age ELSE groups.discounts_rate_age END AS "discount_rate__rate_age_days"
FROM groups
ORDER BY 1 NULLS LAST
