WITH RECURSIVE periods(period, last) AS (
  SELECT
    DATE '2024-02-27' AS period,
    DATE '2024-03-02' AS last
  WHERE DATE '2024-02-27' <= DATE '2024-03-02'
  UNION ALL
  SELECT
    CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) <= periods.last
)
SELECT
  parts.month AS "month",
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', CAST(periods.period AS TIMESTAMP)) AS DATE) AS month,
    periods.period AS day,
    CAST(NULL AS BIGINT) AS orders
  FROM periods
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= TIMESTAMP '2024-02-27 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-03-03 00:00:00'
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
