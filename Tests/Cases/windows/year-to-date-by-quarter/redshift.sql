WITH RECURSIVE by_part AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS quarter_part,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-04-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    CAST('2024-07-01' AS DATE) AS period,
    CAST('2025-01-01' AS DATE) AS last
  WHERE CAST('2024-07-01' AS DATE) <= CAST('2025-01-01' AS DATE)
  UNION ALL
  SELECT
    CAST(DATEADD(month, 3, periods.period) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATEADD(month, 3, periods.period) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period,
    CAST(DATE_TRUNC('year', CAST(DATEADD(day, -1, CAST(DATEADD(month, 3, periods.period) AS DATE)) AS DATE)) AS DATE) AS sees_from,
    CAST(DATEADD(month, 3, periods.period) AS DATE) AS sees_until
  FROM periods
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.so_far), 0) AS "so_far"
FROM (
  SELECT
    CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS so_far
  FROM orders
  WHERE orders.placed_at >= CAST('2024-07-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-04-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS quarter,
    CAST(NULL AS BIGINT) AS orders,
    SUM(by_part.so_far) AS so_far
  FROM by_part
  JOIN windows ON by_part.quarter_part >= windows.sees_from AND by_part.quarter_part < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
