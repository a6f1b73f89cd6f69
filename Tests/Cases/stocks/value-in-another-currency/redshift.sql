WITH last_moments AS (
  SELECT
    CAST(DATE_TRUNC('quarter', inventory.snapshot_on) AS DATE) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= CAST('2024-01-01' AS DATE)
    AND inventory.snapshot_on < CAST('2025-01-01' AS DATE)
  GROUP BY 1
),
amounts AS (
  SELECT
    inventory.snapshot_on AS rate_date,
    'USD' AS currency,
    SUM(inventory.on_hand * inventory.unit_cost) AS stock_value,
    COUNT(inventory.on_hand * inventory.unit_cost) AS stock_value_rows
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= CAST('2024-01-01' AS DATE)
    AND inventory.snapshot_on < CAST('2025-01-01' AS DATE)
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
    AND fx_rates.rate_date >= CAST('2023-12-24' AS DATE)
    AND fx_rates.rate_date <= CAST('2025-01-01' AS DATE)
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    CAST(DATEADD(day, later.days, held.day) AS DATE) AS day,
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
  ROUND(COALESCE(CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.stock_value AS DECIMAL(38,11)) ELSE CAST(amounts.stock_value AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)), CAST(0 AS DECIMAL(38,8))), 2) AS "stock_value",
  COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.stock_value_rows ELSE 0 END), 0) AS "stock_value__unconverted_rows",
  MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.stock_value_rows > 0 THEN source_rate.age END) AS "stock_value__rate_age_days"
FROM amounts
LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
GROUP BY 1
ORDER BY 1 NULLS LAST
