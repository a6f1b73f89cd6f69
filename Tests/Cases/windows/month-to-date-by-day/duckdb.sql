WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= TIMESTAMP '2024-02-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-03-04 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-02-27' AS period,
    DATE '2024-03-03' AS last
  WHERE DATE '2024-02-27' <= DATE '2024-03-03'
  UNION ALL
  SELECT
    CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    CAST(DATE_TRUNC('month', CAST(CAST(CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) + (-1) * INTERVAL '1 day' AS DATE) AS TIMESTAMP)) AS DATE) AS sees_from,
    CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) AS sees_until
  FROM periods
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.so_far), 0) AS "so_far"
FROM (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS so_far
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= TIMESTAMP '2024-02-27 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-03-04 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS BIGINT) AS orders,
    SUM(by_part.so_far) AS so_far
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
