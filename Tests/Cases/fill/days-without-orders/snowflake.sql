WITH RECURSIVE periods(period, last) AS (
  SELECT
    CAST('2024-02-01' AS DATE) AS period,
    CAST('2024-02-07' AS DATE) AS last
  WHERE CAST('2024-02-01' AS DATE) <= CAST('2024-02-07' AS DATE)
  UNION ALL
  SELECT
    DATEADD(day, 1, periods.period) AS period,
    periods.last
  FROM periods
  WHERE DATEADD(day, 1, periods.period) <= periods.last
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  MAX(parts.smallest) AS "smallest"
FROM (
  SELECT
    periods.period AS day,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS TIMESTAMP_NTZ) AS smallest
  FROM periods
  UNION ALL
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders,
    MIN(orders.placed_at) AS smallest
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= CAST('2024-02-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-02-08 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
