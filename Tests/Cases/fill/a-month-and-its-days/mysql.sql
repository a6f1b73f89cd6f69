WITH RECURSIVE periods(period, last) AS (
  SELECT
    DATE '2024-02-27' AS period,
    DATE '2024-03-02' AS last
  WHERE DATE '2024-02-27' <= DATE '2024-03-02'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (1) DAY) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (1) DAY) AS DATE) <= periods.last
),
`groups` AS (
  SELECT
    parts.month,
    parts.day,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      CAST(DATE_FORMAT(periods.period, '%Y-%m-01') AS DATE) AS month,
      periods.period AS day,
      CAST(NULL AS SIGNED) AS orders
    FROM periods
    UNION ALL
    SELECT
      CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
      CAST(orders.placed_at AS DATE) AS day,
      COUNT(*) AS orders
    FROM orders
    WHERE (orders.channel COLLATE utf8mb4_0900_bin) = 'phone'
      AND orders.placed_at >= TIMESTAMP '2024-02-27 00:00:00'
      AND orders.placed_at < TIMESTAMP '2024-03-03 00:00:00'
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  `groups`.month AS `month`,
  `groups`.day AS `day`,
  COALESCE(`groups`.orders, 0) AS `orders`
FROM `groups`
ORDER BY CASE WHEN `groups`.month IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN `groups`.day IS NULL THEN 1 ELSE 0 END, 2
