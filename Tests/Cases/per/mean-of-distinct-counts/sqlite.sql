WITH groups AS (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    DATE(orders.placed_at, '-6 days', 'weekday 1') AS week,
    COUNT(DISTINCT orders.retailer_id) AS value
  FROM orders
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2025-03-01 00:00:00'
  GROUP BY 1, 2
  HAVING DATE(orders.placed_at, '-6 days', 'weekday 1') IS NOT NULL
)
SELECT
  groups.month AS "month",
  CAST(SUM(groups.value) AS REAL) / NULLIF(COUNT(groups.value), 0) AS "weekly"
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
