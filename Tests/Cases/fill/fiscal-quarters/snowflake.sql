WITH "range" AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS first,
    CAST('2025-01-01' AS DATE) AS last,
    CAST(TRUNC(CAST(YEAR(CAST('2025-01-01' AS DATE)) * 12 + MONTH(CAST('2025-01-01' AS DATE)) - (YEAR(CAST('2024-01-01' AS DATE)) * 12 + MONTH(CAST('2024-01-01' AS DATE))) AS DOUBLE) / NULLIF(3, 0)) AS BIGINT) AS distance
),
numbers AS (
  SELECT CAST(steps.value AS BIGINT) AS n FROM "range", LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(0, "range".distance + 1)) AS steps
),
periods AS (
  SELECT
    DATEADD(month, numbers.n * 3, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
),
ecb_points AS (
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
  parts.fiscal_quarter AS "fiscal_quarter",
  COALESCE(MAX(parts.big), 0) AS "big",
  COALESCE(MAX(parts.big_unconverted), 0) AS "big__unconverted_rows"
FROM (
  SELECT
    periods.period AS fiscal_quarter,
    CAST(NULL AS BIGINT) AS big,
    CAST(NULL AS BIGINT) AS big_unconverted
  FROM periods
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS fiscal_quarter,
    COUNT(CASE WHEN CASE WHEN orders.currency = 'EUR' THEN CAST(orders.subtotal AS NUMBER(38,18)) ELSE CAST(orders.subtotal AS NUMBER(38,18)) * 1 / source_rate.rate END > CAST(3000 AS NUMBER(38,8)) THEN 1 END) AS big,
    COUNT(CASE WHEN (CASE WHEN orders.currency = 'EUR' THEN CAST(orders.subtotal AS NUMBER(38,18)) ELSE CAST(orders.subtotal AS NUMBER(38,18)) * 1 / source_rate.rate END > CAST(3000 AS NUMBER(38,8)) OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END THEN 1 END) AS big_unconverted
  FROM orders
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = orders.currency AND source_rate.day = CAST(orders.placed_at AS DATE)
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-04-01 00:00:00' AS TIMESTAMP_NTZ)
    AND (CASE WHEN orders.currency = 'EUR' THEN CAST(orders.subtotal AS NUMBER(38,18)) ELSE CAST(orders.subtotal AS NUMBER(38,18)) * 1 / source_rate.rate END > CAST(3000 AS NUMBER(38,8)) OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
