WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    DATE_TRUNC(CAST(orders.placed_at AS DATE), ISOWEEK) AS week,
    COUNT(DISTINCT orders.retailer_id) AS weekly
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-03-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    `groups`.month,
    `groups`.week,
    `groups`.weekly AS value
  FROM `groups`
  WHERE `groups`.week IS NOT NULL
),
groups_3 AS (
  SELECT
    groups_2.month,
    SUM(groups_2.value) AS weekly_1,
    COUNT(groups_2.value) AS weekly_2
  FROM groups_2
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  CAST(groups_3.weekly_1 AS FLOAT64) / NULLIF(groups_3.weekly_2, 0) AS `weekly`
FROM groups_3
ORDER BY 1 NULLS LAST
