WITH amounts AS (
  SELECT
    order_lines.returned AS order_line_returned,
    CAST("order".placed_at AS DATE) AS rate_date,
    order_lines.currency,
    SUM(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS kilogram_price_1,
    COUNT(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS kilogram_price_1_rows,
    SUM(order_lines.quantity * product.weight) AS kilogram_price_2
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE "order".placed_at >= TIMESTAMP '2025-02-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2025-03-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2025-01-24'
    AND fx_rates.rate_date <= DATE '2025-03-01'
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
    amounts.order_line_returned,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.kilogram_price_1 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.kilogram_price_1 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS kilogram_price_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.kilogram_price_1_rows ELSE 0 END) AS kilogram_price_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.kilogram_price_1_rows > 0 THEN source_rate.age END) AS kilogram_price_1_rate_age,
    SUM(amounts.kilogram_price_2) AS kilogram_price_2
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.order_line_returned AS "order_line.returned",
  ROUND(CAST(TRUNCATE(CAST(COALESCE(groups.kilogram_price_1, CAST(0 AS DECIMAL(38,8))) AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(groups.kilogram_price_2, CAST(0 AS DECIMAL(38,3))) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "kilogram_price",
  COALESCE(groups.kilogram_price_1_unconverted, 0) AS "kilogram_price__unconverted_rows",
  groups.kilogram_price_1_rate_age AS "kilogram_price__rate_age_days"
FROM groups
ORDER BY 1 NULLS LAST
