WITH by_part AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS rate_1,
    COUNT(*) AS rate_2
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-04-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-09-01 00:00:00'
  GROUP BY 1
),
`range` AS (
  SELECT
    DATE '2024-06-01' AS first,
    DATE '2024-08-01' AS last,
    EXTRACT(YEAR FROM DATE '2024-08-01') * 12 + EXTRACT(MONTH FROM DATE '2024-08-01') - (EXTRACT(YEAR FROM DATE '2024-06-01') * 12 + EXTRACT(MONTH FROM DATE '2024-06-01')) AS distance
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n) MONTH) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD(DATE_ADD(periods.period, INTERVAL (1) MONTH), INTERVAL (-3) MONTH) AS sees_from,
    DATE_ADD(periods.period, INTERVAL (1) MONTH) AS sees_until
  FROM periods
),
`groups` AS (
  SELECT
    windows.period AS month,
    SUM(by_part.rate_1) AS rate_1,
    SUM(by_part.rate_2) AS rate_2
  FROM by_part
  JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
  GROUP BY 1
)
SELECT
  `groups`.month AS `month`,
  CAST(`groups`.rate_1 AS FLOAT64) / NULLIF(`groups`.rate_2, 0) AS `rate`
FROM `groups`
ORDER BY 1 NULLS LAST
