WITH RECURSIVE periods(period, last) AS (
  SELECT
    DATE '2024-02-01' AS period,
    DATE '2024-02-07' AS last
  WHERE DATE '2024-02-01' <= DATE '2024-02-07'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (1) DAY) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (1) DAY) AS DATE) <= periods.last
),
`groups` AS (
  SELECT
    parts.day,
    MAX(parts.orders) AS orders,
    MAX(parts.smallest) AS smallest
  FROM (
    SELECT
      periods.period AS day,
      CAST(NULL AS SIGNED) AS orders,
      CAST(NULL AS DATETIME(6)) AS smallest
    FROM periods
    UNION ALL
    SELECT
      CAST(orders.placed_at AS DATE) AS day,
      COUNT(*) AS orders,
      MIN(orders.placed_at) AS smallest
    FROM orders
    WHERE (orders.channel COLLATE utf8mb4_0900_bin) = 'phone'
      AND orders.placed_at >= TIMESTAMP '2024-02-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2024-02-08 00:00:00'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  `groups`.day AS `day`,
  COALESCE(`groups`.orders, 0) AS `orders`,
  `groups`.smallest AS `smallest`
FROM `groups`
ORDER BY CASE WHEN `groups`.day IS NULL THEN 1 ELSE 0 END, 1
