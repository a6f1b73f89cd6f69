WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS rate_1,
    COUNT(*) AS rate_2
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-09-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-06-01' AS period,
    DATE '2024-08-01' AS last
  WHERE DATE '2024-06-01' <= DATE '2024-08-01'
  UNION ALL
  SELECT
    CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    CAST(CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) + (-3) * INTERVAL '1 month' AS DATE) AS sees_from,
    CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) AS sees_until
  FROM periods
)
SELECT
  windows.period AS "month",
  CAST(SUM(by_part.rate_1) AS DOUBLE) / NULLIF(SUM(by_part.rate_2), 0) AS "rate"
FROM by_part
JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
GROUP BY 1
ORDER BY 1 NULLS LAST
