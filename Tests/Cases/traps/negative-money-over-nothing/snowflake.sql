WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS below_1,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS below_1_rows,
    COUNT(CASE WHEN orders.order_id < 0 THEN 1 END) AS below_2,
    COUNT(*) AS below_one_3
  FROM orders
  WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2026-01-01 00:00:00' AS TIMESTAMP_NTZ)
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
    AND fx_rates.rate_date >= CAST('2024-12-24' AS DATE)
    AND fx_rates.rate_date <= CAST('2026-01-01' AS DATE)
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATEADD(day, later.days, held.day) AS day,
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
  CAST(DATE_TRUNC('quarter', amounts.rate_date) AS DATE) AS "quarter",
  ROUND(TRUNC(CAST(-COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.below_1 AS NUMBER(38,18)) ELSE CAST(amounts.below_1 AS NUMBER(38,18)) * 1 / source_rate.rate END), 14), 8), CAST(0 AS NUMBER(38,8))) AS NUMBER(38,8)) / NULLIF(COALESCE(SUM(amounts.below_2), 0), 0), 8), 2) AS "below",
  ROUND(TRUNC(CAST(COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.below_1 AS NUMBER(38,18)) ELSE CAST(amounts.below_1 AS NUMBER(38,18)) * 1 / source_rate.rate END), 14), 8), CAST(0 AS NUMBER(38,8))) AS NUMBER(38,8)) / NULLIF(COALESCE(SUM(amounts.below_2), 0), 0), 8), 2) AS "above",
  ROUND(TRUNC(CAST(-COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.below_1 AS NUMBER(38,18)) ELSE CAST(amounts.below_1 AS NUMBER(38,18)) * 1 / source_rate.rate END), 14), 8), CAST(0 AS NUMBER(38,8))) AS NUMBER(38,8)) / NULLIF(COALESCE(SUM(amounts.below_one_3), 0), 0), 8), 2) AS "below_one",
  COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.below_1_rows ELSE 0 END), 0) AS "below__unconverted_rows",
  COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.below_1_rows ELSE 0 END), 0) AS "above__unconverted_rows",
  COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.below_1_rows ELSE 0 END), 0) AS "below_one__unconverted_rows",
  MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.below_1_rows > 0 THEN source_rate.age END) AS "below__rate_age_days",
  MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.below_1_rows > 0 THEN source_rate.age END) AS "above__rate_age_days",
  MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.below_1_rows > 0 THEN source_rate.age END) AS "below_one__rate_age_days"
FROM amounts
LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
GROUP BY 1
ORDER BY 1 NULLS LAST
