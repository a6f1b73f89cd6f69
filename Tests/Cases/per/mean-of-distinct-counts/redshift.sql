WITH groups AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    CAST(DATE_TRUNC('week', orders.placed_at) AS DATE) AS week,
    COUNT(DISTINCT orders.retailer_id) AS value
  FROM orders
  WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-03-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2
  HAVING CAST(DATE_TRUNC('week', orders.placed_at) AS DATE) IS NOT NULL
)
SELECT
  groups.month AS "month",
  CAST(SUM(groups.value) AS DOUBLE PRECISION) / NULLIF(COUNT(groups.value), 0) AS "weekly"
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
