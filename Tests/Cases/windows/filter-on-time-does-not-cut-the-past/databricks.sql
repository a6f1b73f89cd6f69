WITH groups AS (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'MONTH') AS month,
    COUNT(*) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-12-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-03-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.month_before), 0) AS `month_before`
FROM (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'MONTH') AS month,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    ADD_MONTHS(groups.month, CAST(1 AS INT)) AS month,
    CAST(NULL AS BIGINT) AS orders,
    groups.month_before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
