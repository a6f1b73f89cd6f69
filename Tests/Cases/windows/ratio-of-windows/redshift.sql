WITH RECURSIVE by_part AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS rate_1,
    COUNT(*) AS rate_2
  FROM orders
  WHERE orders.placed_at >= CAST('2024-04-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-09-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    CAST('2024-06-01' AS DATE) AS period,
    CAST('2024-08-01' AS DATE) AS last
  WHERE CAST('2024-06-01' AS DATE) <= CAST('2024-08-01' AS DATE)
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
)
SELECT
  windows.period AS "month",
  CAST(SUM(by_part.rate_1) AS DOUBLE PRECISION) / NULLIF(SUM(by_part.rate_2), 0) AS "rate"
FROM by_part
JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
GROUP BY 1
ORDER BY 1 NULLS LAST
