WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    DATE_TRUNC(CAST(orders.placed_at AS DATE), ISOWEEK) AS week,
    COUNT(DISTINCT orders.retailer_id) AS value
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-03-01 00:00:00'
  GROUP BY 1, 2
  HAVING DATE_TRUNC(CAST(orders.placed_at AS DATE), ISOWEEK) IS NOT NULL
)
SELECT
  `groups`.month AS `month`,
  CAST(SUM(`groups`.value) AS FLOAT64) / NULLIF(COUNT(`groups`.value), 0) AS `weekly`
FROM `groups`
GROUP BY 1
ORDER BY 1 NULLS LAST
