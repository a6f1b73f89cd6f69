WITH RECURSIVE by_part AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS two
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-02-01' AS period,
    DATE '2024-03-01' AS last
  WHERE DATE '2024-02-01' <= DATE '2024-03-01'
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
    CAST(DATE_ADD(CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE), INTERVAL (-2) MONTH) AS DATE) AS sees_from,
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS sees_until
  FROM periods
)
SELECT
  windows.period AS `month`,
  SUM(by_part.two) AS `two`
FROM by_part
JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
GROUP BY 1
ORDER BY CASE WHEN MAX(windows.period) IS NULL THEN 1 ELSE 0 END, 1
