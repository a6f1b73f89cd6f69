WITH groups AS (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    COUNT(*) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-12-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-03-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.month_before), 0) AS "month_before"
FROM (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(groups.month + 1 * INTERVAL '1 month' AS DATE) AS month,
    CAST(NULL AS BIGINT) AS orders,
    groups.month_before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
