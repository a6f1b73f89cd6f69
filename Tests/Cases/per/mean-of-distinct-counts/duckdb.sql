WITH groups AS (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    CAST(DATE_TRUNC('week', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS week,
    COUNT(DISTINCT orders.retailer_id) AS value
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-03-01 00:00:00'
  GROUP BY 1, 2
  HAVING CAST(DATE_TRUNC('week', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) IS NOT NULL
)
SELECT
  groups.month AS "month",
  CAST(SUM(groups.value) AS DOUBLE) / NULLIF(COUNT(groups.value), 0) AS "weekly"
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
