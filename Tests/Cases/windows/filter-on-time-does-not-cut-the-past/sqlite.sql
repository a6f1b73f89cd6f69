WITH groups AS (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    COUNT(*) AS month_before
  FROM orders
  WHERE orders.placed_at >= '2024-12-01 00:00:00'
    AND orders.placed_at < '2025-03-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.month_before), 0) AS "month_before"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS month_before
  FROM orders
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', groups.month) = STRFTIME('%d', DATE(groups.month, (1) || ' months')) THEN DATE(groups.month, (1) || ' months') ELSE DATE(groups.month, 'start of month', (1 + 1) || ' months', '-1 day') END AS month,
    CAST(NULL AS INTEGER) AS orders,
    groups.month_before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
