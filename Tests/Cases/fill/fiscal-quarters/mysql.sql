WITH RECURSIVE periods(period, last) AS (
  SELECT
    DATE '2024-01-01' AS period,
    DATE '2025-01-01' AS last
  WHERE DATE '2024-01-01' <= DATE '2025-01-01'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE) <= periods.last
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
    CAST(DATE_ADD(held.day, INTERVAL (later.days) DAY) AS DATE) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATEDIFF(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day), ecb_points.day) AS gap
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
      CAST(NULL AS SIGNED) AS big,
      CAST(NULL AS SIGNED) AS big_unconverted
    FROM periods
    UNION ALL
    SELECT
      CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS fiscal_quarter,
      COUNT(CASE WHEN CASE WHEN (orders.currency COLLATE utf8mb4_0900_bin) = 'EUR' THEN orders.subtotal ELSE CAST(orders.subtotal AS DECIMAL(65,16)) * 1 / source_rate.rate END > 3000 THEN 1 END) AS big,
      COUNT(CASE WHEN (CASE WHEN (orders.currency COLLATE utf8mb4_0900_bin) = 'EUR' THEN orders.subtotal ELSE CAST(orders.subtotal AS DECIMAL(65,16)) * 1 / source_rate.rate END > 3000 OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN (orders.currency COLLATE utf8mb4_0900_bin) = 'EUR' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN (orders.currency COLLATE utf8mb4_0900_bin) = 'EUR' THEN FALSE ELSE TRUE END THEN 1 END) AS big_unconverted
    FROM orders
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (orders.currency COLLATE utf8mb4_0900_bin) AND source_rate.day = CAST(orders.placed_at AS DATE)
    WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
      AND (CASE WHEN (orders.currency COLLATE utf8mb4_0900_bin) = 'EUR' THEN orders.subtotal ELSE CAST(orders.subtotal AS DECIMAL(65,16)) * 1 / source_rate.rate END > 3000 OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN (orders.currency COLLATE utf8mb4_0900_bin) = 'EUR' THEN FALSE ELSE TRUE END)
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  `groups`.fiscal_quarter AS `fiscal_quarter`,
  COALESCE(`groups`.big, 0) AS `big`,
  COALESCE(`groups`.big_unconverted, 0) AS `big__unconverted_rows`
FROM `groups`
ORDER BY CASE WHEN `groups`.fiscal_quarter IS NULL THEN 1 ELSE 0 END, 1
