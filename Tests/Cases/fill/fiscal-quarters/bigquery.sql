WITH `range` AS (
  SELECT
    DATE '2024-01-01' AS first,
    DATE '2025-01-01' AS last,
    CAST(TRUNC(CAST(EXTRACT(YEAR FROM DATE '2025-01-01') * 12 + EXTRACT(MONTH FROM DATE '2025-01-01') - (EXTRACT(YEAR FROM DATE '2024-01-01') * 12 + EXTRACT(MONTH FROM DATE '2024-01-01')) AS FLOAT64) / NULLIF(3, 0)) AS INT64) AS distance
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n * 3) MONTH) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) = MAX(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) THEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6) > 0
    AND fx_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD(held.day, INTERVAL (later.days) DAY) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day), ecb_points.day, DAY) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
`groups` AS (
  SELECT
    parts.fiscal_quarter,
    MAX(parts.big) AS big,
    MAX(parts.big_unconverted) AS big_unconverted
  FROM (
    SELECT
      periods.period AS fiscal_quarter,
      CAST(NULL AS INT64) AS big,
      CAST(NULL AS INT64) AS big_unconverted
    FROM periods
    UNION ALL
    SELECT
      DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS fiscal_quarter,
      COUNT(CASE WHEN CASE WHEN orders.currency = 'EUR' THEN orders.subtotal ELSE CAST(orders.subtotal AS BIGNUMERIC) * 1 / source_rate.rate END > BIGNUMERIC '3000' THEN 1 END) AS big,
      COUNT(CASE WHEN (CASE WHEN orders.currency = 'EUR' THEN orders.subtotal ELSE CAST(orders.subtotal AS BIGNUMERIC) * 1 / source_rate.rate END > BIGNUMERIC '3000' OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END THEN 1 END) AS big_unconverted
    FROM orders
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = orders.currency AND source_rate.day = CAST(orders.placed_at AS DATE)
    WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
      AND orders.placed_at < DATETIME '2025-04-01 00:00:00'
      AND (CASE WHEN orders.currency = 'EUR' THEN orders.subtotal ELSE CAST(orders.subtotal AS BIGNUMERIC) * 1 / source_rate.rate END > BIGNUMERIC '3000' OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END)
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  `groups`.fiscal_quarter AS `fiscal_quarter`,
  COALESCE(`groups`.big, 0) AS `big`,
  COALESCE(`groups`.big_unconverted, 0) AS `big__unconverted_rows`
FROM `groups`
ORDER BY 1 NULLS LAST
