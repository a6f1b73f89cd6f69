WITH RECURSIVE by_part AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS rate_1,
    COUNT(*) AS rate_2
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-09-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-06-01' AS period,
    DATE '2024-08-01' AS last
  WHERE DATE '2024-06-01' <= DATE '2024-08-01'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period,
    CAST(DATE_ADD(CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE), INTERVAL (-3) MONTH) AS DATE) AS sees_from,
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS sees_until
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
  CAST(`groups`.rate_1 AS DOUBLE) / NULLIF(`groups`.rate_2, 0) AS `rate`
FROM `groups`
ORDER BY CASE WHEN `groups`.month IS NULL THEN 1 ELSE 0 END, 1
