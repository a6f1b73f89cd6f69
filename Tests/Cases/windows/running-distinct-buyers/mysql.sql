WITH RECURSIVE by_part AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    orders.retailer_id AS ever
  FROM orders
  WHERE orders.placed_at < TIMESTAMP '2025-08-01 00:00:00'
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    DATE '2025-05-01' AS period,
    DATE '2025-07-01' AS last
  WHERE DATE '2025-05-01' <= DATE '2025-07-01'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period,
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS sees_until
  FROM periods
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`,
  COALESCE(MAX(parts.ever), 0) AS `ever`
FROM (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS SIGNED) AS ever
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-05-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-08-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS SIGNED) AS buyers,
    COUNT(DISTINCT by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month IS NULL THEN 1 ELSE 0 END, 1
