WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS peak
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    groups.month,
    groups.day,
    groups.peak AS value
  FROM groups
  WHERE groups.day IS NOT NULL
),
groups_3 AS (
  SELECT
    groups_2.month,
    MAX(groups_2.value) AS peak,
    SUM(groups_2.value) AS usual_2,
    COUNT(groups_2.value) AS usual_3
  FROM groups_2
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  groups_3.peak AS "peak",
  CAST(groups_3.usual_2 AS DOUBLE) / NULLIF(groups_3.usual_3, 0) AS "usual"
FROM groups_3
ORDER BY 1 NULLS LAST
