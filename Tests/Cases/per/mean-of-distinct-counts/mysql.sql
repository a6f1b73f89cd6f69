WITH `groups` AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    CAST(DATE_SUB(orders.placed_at, INTERVAL WEEKDAY(orders.placed_at) DAY) AS DATE) AS week,
    COUNT(DISTINCT orders.retailer_id) AS value
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-03-01 00:00:00'
  GROUP BY 1, 2
  HAVING CAST(DATE_SUB(orders.placed_at, INTERVAL WEEKDAY(orders.placed_at) DAY) AS DATE) IS NOT NULL
)
SELECT
  `groups`.month AS `month`,
  CAST(SUM(`groups`.value) AS DOUBLE) / NULLIF(COUNT(`groups`.value), 0) AS `weekly`
FROM `groups`
GROUP BY 1
ORDER BY CASE WHEN `groups`.month IS NULL THEN 1 ELSE 0 END, 1
