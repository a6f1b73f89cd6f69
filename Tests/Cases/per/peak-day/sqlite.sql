WITH groups AS (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    DATE(orders.placed_at) AS day,
    COUNT(*) AS value
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2024-04-01 00:00:00'
  GROUP BY 1, 2
  HAVING DATE(orders.placed_at) IS NOT NULL
)
SELECT
  groups.month AS "month",
  MAX(groups.value) AS "peak",
  CAST(SUM(groups.value) AS REAL) / NULLIF(COUNT(groups.value), 0) AS "usual"
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
