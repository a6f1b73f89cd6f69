WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter_part,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-07-01' AS period,
    DATE '2025-01-01' AS last
  WHERE DATE '2024-07-01' <= DATE '2025-01-01'
  UNION ALL
  SELECT
    CAST(periods.period + 3 * INTERVAL '1 month' AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(periods.period + 3 * INTERVAL '1 month' AS DATE) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    CAST(DATE_TRUNC('year', CAST(CAST(CAST(periods.period + 3 * INTERVAL '1 month' AS DATE) + (-1) * INTERVAL '1 day' AS DATE) AS TIMESTAMP)) AS DATE) AS sees_from,
    CAST(periods.period + 3 * INTERVAL '1 month' AS DATE) AS sees_until
  FROM periods
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.so_far), 0) AS "so_far"
FROM (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS so_far
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
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
