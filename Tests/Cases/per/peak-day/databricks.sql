WITH groups AS (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'MONTH') AS month,
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS value
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2024-04-01 00:00:00'
  GROUP BY 1, 2
  HAVING CAST(orders.placed_at AS DATE) IS NOT NULL
)
SELECT
  groups.month AS `month`,
  MAX(groups.value) AS `peak`,
  CAST(SUM(groups.value) AS DOUBLE) / NULLIF(COUNT(groups.value), 0) AS `usual`
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
