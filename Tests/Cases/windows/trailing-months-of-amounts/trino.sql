WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-05-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-08-01 00:00:00'
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
    AND fx_rates.rate_date >= DATE '2024-02-22'
    AND fx_rates.rate_date <= DATE '2024-08-01'
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
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.gmv AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS three,
    COUNT(orders.subtotal) AS three_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-03-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-08-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
"range" AS (
  SELECT
    DATE '2024-05-01' AS first,
    DATE '2024-07-01' AS last,
    YEAR(DATE '2024-07-01') * 12 + MONTH(DATE '2024-07-01') - (YEAR(DATE '2024-05-01') * 12 + MONTH(DATE '2024-05-01')) AS distance
),
numbers AS (
  SELECT n FROM "range" CROSS JOIN UNNEST(SEQUENCE(0, "range".distance)) AS numbers (n)
),
periods AS (
  SELECT
    DATE_ADD('month', numbers.n, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD('month', -3, DATE_ADD('month', 1, periods.period)) AS sees_from,
    DATE_ADD('month', 1, periods.period) AS sees_until
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
  JOIN windows ON DATE_TRUNC('month', CAST(by_part.rate_date AS DATE)) >= windows.sees_from AND DATE_TRUNC('month', CAST(by_part.rate_date AS DATE)) < windows.sees_until
),
groups_2 AS (
  SELECT
    amounts_2.period AS month,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.three AS DECIMAL(38,18)) ELSE CAST(CAST(amounts_2.three AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS three,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.three_rows ELSE 0 END) AS three_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.three_rows > 0 THEN source_rate.age END) AS three_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.gmv) AS gmv,
    MAX(parts.gmv_unconverted) AS gmv_unconverted,
    MAX(parts.gmv_rate_age) AS gmv_rate_age,
    MAX(parts.three) AS three,
    MAX(parts.three_unconverted) AS three_unconverted,
    MAX(parts.three_rate_age) AS three_rate_age
  FROM (
    SELECT
      groups.month,
      groups.gmv,
      groups.gmv_unconverted,
      groups.gmv_rate_age,
      CAST(NULL AS DECIMAL(38,8)) AS three,
      CAST(NULL AS BIGINT) AS three_unconverted,
      CAST(NULL AS BIGINT) AS three_rate_age
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      groups_2.three,
      groups_2.three_unconverted,
      groups_2.three_rate_age
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  ROUND(COALESCE(groups_3.gmv, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(groups_3.three, CAST(0 AS DECIMAL(38,8))), 2) AS "three",
  COALESCE(groups_3.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  COALESCE(groups_3.three_unconverted, 0) AS "three__unconverted_rows",
  groups_3.gmv_rate_age AS "gmv__rate_age_days",
  groups_3.three_rate_age AS "three__rate_age_days"
FROM groups_3
ORDER BY 1 NULLS LAST
