WITH `groups` AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= DATETIME '2024-02-27 00:00:00'
    AND orders.placed_at < DATETIME '2024-03-04 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= DATETIME '2024-02-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-03-04 00:00:00'
  GROUP BY 1
),
`range` AS (
  SELECT
    DATE '2024-02-27' AS first,
    DATE '2024-03-03' AS last,
    DATE_DIFF(DATE '2024-03-03', DATE '2024-02-27', DAY) AS distance
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n) DAY) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_TRUNC(CAST(DATE_ADD(DATE_ADD(periods.period, INTERVAL (1) DAY), INTERVAL (-1) DAY) AS DATE), MONTH) AS sees_from,
    DATE_ADD(periods.period, INTERVAL (1) DAY) AS sees_until
  FROM periods
),
groups_2 AS (
  SELECT
    windows.period AS day,
    SUM(by_part.so_far) AS so_far
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.day,
    MAX(parts.orders) AS orders,
    MAX(parts.so_far) AS so_far
  FROM (
    SELECT
      `groups`.day,
      `groups`.orders,
      CAST(NULL AS INT64) AS so_far
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.day,
      CAST(NULL AS INT64) AS orders,
      groups_2.so_far
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.day AS `day`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.so_far, 0) AS `so_far`
FROM groups_3
ORDER BY 1 NULLS LAST
