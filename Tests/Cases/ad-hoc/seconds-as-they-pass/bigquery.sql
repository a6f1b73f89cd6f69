WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'Europe/Berlin') AS DATE), MONTH) AS month,
    SUM(DATETIME_DIFF(orders.shipped_at, orders.placed_at, SECOND)) AS hours_1,
    COUNT(DATETIME_DIFF(orders.shipped_at, orders.placed_at, SECOND)) AS hours_2,
    MAX(DATETIME_DIFF(orders.shipped_at, orders.placed_at, SECOND)) AS longest
  FROM orders
  WHERE orders.placed_at >= DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2024-03-01 00:00:00', 'Europe/Berlin'), 'UTC'), INTERVAL (-10800) SECOND)
    AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'Europe/Berlin') >= DATETIME '2024-03-01 00:00:00'
    AND orders.placed_at < DATETIME_ADD(DATETIME(TIMESTAMP(DATETIME '2024-05-01 00:00:00', 'Europe/Berlin'), 'UTC'), INTERVAL (10800) SECOND)
    AND DATETIME(TIMESTAMP(orders.placed_at, 'UTC'), 'Europe/Berlin') < DATETIME '2024-05-01 00:00:00'
  GROUP BY 1
)
SELECT
  `groups`.month AS `month`,
  CAST(CAST(`groups`.hours_1 AS FLOAT64) / NULLIF(`groups`.hours_2, 0) AS FLOAT64) / NULLIF(CAST(3600 AS FLOAT64), 0) AS `hours`,
  `groups`.longest AS `longest`
FROM `groups`
ORDER BY 1 NULLS LAST
