WITH amounts AS (
  SELECT
    orders.status AS order_status,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS average_subtotal_1,
    COUNT(orders.subtotal) AS average_subtotal_1_rows,
    SUM(orders.shipping_fee) AS average_fee_3,
    COUNT(orders.shipping_fee) AS average_fee_3_rows,
    COUNT(orders.subtotal) AS average_subtotal_2,
    COUNT(orders.shipping_fee) AS average_fee_4
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-05-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-08-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2025-04-23'
    AND fx_rates.rate_date <= DATE '2025-08-01'
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
    amounts.order_status,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.average_subtotal_1 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.average_subtotal_1 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS average_subtotal_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.average_subtotal_1_rows ELSE 0 END) AS average_subtotal_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.average_subtotal_1_rows > 0 THEN source_rate.age END) AS average_subtotal_1_rate_age,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.average_fee_3 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.average_fee_3 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS average_fee_3,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.average_fee_3_rows ELSE 0 END) AS average_fee_3_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.average_fee_3_rows > 0 THEN source_rate.age END) AS average_fee_3_rate_age,
    SUM(amounts.average_subtotal_2) AS average_subtotal_2,
    SUM(amounts.average_fee_4) AS average_fee_4
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.order_status AS "order.status",
  ROUND(CAST(TRUNCATE(CAST(groups.average_subtotal_1 AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(groups.average_subtotal_2, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "average_subtotal",
  ROUND(CAST(TRUNCATE(CAST(groups.average_fee_3 AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(groups.average_fee_4, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "average_fee",
  COALESCE(groups.average_subtotal_1_unconverted, 0) AS "average_subtotal__unconverted_rows",
  COALESCE(groups.average_fee_3_unconverted, 0) AS "average_fee__unconverted_rows",
  groups.average_subtotal_1_rate_age AS "average_subtotal__rate_age_days",
  groups.average_fee_3_rate_age AS "average_fee__rate_age_days"
FROM groups
ORDER BY 1 NULLS LAST
