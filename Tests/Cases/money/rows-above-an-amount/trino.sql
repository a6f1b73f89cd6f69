WITH ecb_points AS (
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
amounts AS (
  SELECT
    orders.currency AS order_currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) FILTER (WHERE CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS DECIMAL(38,18)) ELSE CAST(CAST(orders.subtotal AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END > CAST(500 AS DECIMAL(38,8))) AS value,
    COUNT(orders.subtotal) FILTER (WHERE CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS DECIMAL(38,18)) ELSE CAST(CAST(orders.subtotal AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END > CAST(500 AS DECIMAL(38,8))) AS value_rows,
    COUNT(*) FILTER (WHERE (CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS DECIMAL(38,18)) ELSE CAST(CAST(orders.subtotal AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END > CAST(500 AS DECIMAL(38,8)) OR orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AS value_without_rate,
    COUNT(*) FILTER (WHERE CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS DECIMAL(38,18)) ELSE CAST(CAST(orders.subtotal AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END > CAST(500 AS DECIMAL(38,8))) AS large,
    COUNT(*) FILTER (WHERE (CASE WHEN orders.currency = 'USD' THEN CAST(orders.subtotal AS DECIMAL(38,18)) ELSE CAST(CAST(orders.subtotal AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END > CAST(500 AS DECIMAL(38,8)) OR orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AS large_without_rate,
    COUNT(*) AS "all"
  FROM orders
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = orders.currency AND source_rate.day = CAST(orders.placed_at AS DATE)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = CAST(orders.placed_at AS DATE)
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1, 2, 3
),
ecb_points_2 AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= DATE '2023-12-24'
    AND fx_rates.rate_date <= DATE '2024-04-01'
  GROUP BY 1, 2
),
ecb_days_2 AS (
  SELECT
    held.currency,
    DATE_ADD('day', later.days, held.day) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points_2.currency,
      ecb_points_2.day,
      ecb_points_2.rate,
      DATE_DIFF('day', ecb_points_2.day, LEAD(ecb_points_2.day) OVER (PARTITION BY ecb_points_2.currency ORDER BY ecb_points_2.day)) AS gap
    FROM ecb_points_2
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
groups AS (
  SELECT
    amounts.order_currency,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.value AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.value AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS value,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.value_rows ELSE 0 END) AS value_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.value_rows > 0 THEN source_rate.age END) AS value_rate_age,
    SUM(amounts.value_without_rate) AS value_without_rate,
    SUM(amounts.large) AS large,
    SUM(amounts.large_without_rate) AS large_without_rate,
    SUM(amounts."all") AS "all"
  FROM amounts
  LEFT JOIN ecb_days_2 AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.order_currency AS "order.currency",
  COALESCE(groups.large, 0) AS "large",
  ROUND(COALESCE(groups.value, CAST(0 AS DECIMAL(38,8))), 2) AS "value",
  COALESCE(groups."all", 0) AS "all",
  COALESCE(groups.large_without_rate, 0) AS "large__unconverted_rows",
  COALESCE(groups.value_unconverted, 0) + COALESCE(groups.value_without_rate, 0) AS "value__unconverted_rows",
  groups.value_rate_age AS "value__rate_age_days"
FROM groups
ORDER BY 1 NULLS LAST
