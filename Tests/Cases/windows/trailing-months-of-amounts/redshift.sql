WITH RECURSIVE amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2024-05-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-08-01 00:00:00' AS TIMESTAMP)
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
    AND fx_rates.rate_date >= CAST('2024-02-22' AS DATE)
    AND fx_rates.rate_date <= CAST('2024-08-01' AS DATE)
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
),
by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS three,
    COUNT(orders.subtotal) AS three_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2024-03-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-08-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    CAST('2024-05-01' AS DATE) AS period,
    CAST('2024-07-01' AS DATE) AS last
  WHERE CAST('2024-05-01' AS DATE) <= CAST('2024-07-01' AS DATE)
  UNION ALL
  SELECT
    CAST(DATEADD(month, 1, periods.period) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATEADD(month, 1, periods.period) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period,
    CAST(DATEADD(month, -3, CAST(DATEADD(month, 1, periods.period) AS DATE)) AS DATE) AS sees_from,
    CAST(DATEADD(month, 1, periods.period) AS DATE) AS sees_until
  FROM periods
),
amounts_2 AS (
  SELECT
    by_part.rate_date,
    by_part.currency,
    by_part.three,
    by_part.three_rows,
    windows.period,
    windows.sees_from,
    windows.sees_until
  FROM by_part
  JOIN windows ON CAST(DATE_TRUNC('month', by_part.rate_date) AS DATE) >= windows.sees_from AND CAST(DATE_TRUNC('month', by_part.rate_date) AS DATE) < windows.sees_until
)
SELECT
  parts.month AS "month",
  ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(MAX(parts.three), CAST(0 AS DECIMAL(38,8))), 2) AS "three",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.three_unconverted), 0) AS "three__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.three_rate_age) AS "three__rate_age_days"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', amounts.rate_date) AS DATE) AS month,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,11)) ELSE CAST(amounts.gmv AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS three,
    CAST(NULL AS BIGINT) AS three_unconverted,
    CAST(NULL AS BIGINT) AS three_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.period AS month,
    CAST(NULL AS DECIMAL(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS gmv_rate_age,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.three AS DECIMAL(38,11)) ELSE CAST(amounts_2.three AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS three,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.three_rows ELSE 0 END) AS three_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.three_rows > 0 THEN source_rate.age END) AS three_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
