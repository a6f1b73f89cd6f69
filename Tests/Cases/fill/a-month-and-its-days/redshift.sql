WITH RECURSIVE periods(period, last) AS (
  SELECT
    CAST('2024-02-27' AS DATE) AS period,
    CAST('2024-03-02' AS DATE) AS last
  WHERE CAST('2024-02-27' AS DATE) <= CAST('2024-03-02' AS DATE)
  UNION ALL
  SELECT
    CAST(DATEADD(day, 1, periods.period) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATEADD(day, 1, periods.period) AS DATE) <= periods.last
)
SELECT
  parts.month AS "month",
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', periods.period) AS DATE) AS month,
    periods.period AS day,
    CAST(NULL AS BIGINT) AS orders
  FROM periods
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= CAST('2024-02-27 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-03-03 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
