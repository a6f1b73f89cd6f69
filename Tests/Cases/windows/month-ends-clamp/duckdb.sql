WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-02-27 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-03-02 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2025-03-27' AS period,
    DATE '2025-04-01' AS last
  WHERE DATE '2025-03-27' <= DATE '2025-04-01'
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
    CAST(periods.period + (-1) * INTERVAL '1 month' AS DATE) AS sees_from,
    CAST(CAST(periods.period + (-1) * INTERVAL '1 month' AS DATE) + 1 * INTERVAL '1 day' AS DATE) AS sees_until
  FROM periods
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.month_before), 0) AS "month_before"
FROM (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-03-27 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-02 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS BIGINT) AS orders,
    SUM(by_part.month_before) AS month_before
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
