WITH RECURSIVE `groups` AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS quarter_part,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-07-01' AS period,
    DATE '2025-01-01' AS last
  WHERE DATE '2024-07-01' <= DATE '2025-01-01'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period,
    CAST(DATE_FORMAT(CAST(DATE_ADD(CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE), INTERVAL (-1) DAY) AS DATE), '%Y-01-01') AS DATE) AS sees_from,
    CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE) AS sees_until
  FROM periods
),
groups_2 AS (
  SELECT
    windows.period AS quarter,
    SUM(by_part.so_far) AS so_far
  FROM by_part
  JOIN windows ON by_part.quarter_part >= windows.sees_from AND by_part.quarter_part < windows.sees_until
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.orders) AS orders,
    MAX(parts.so_far) AS so_far
  FROM (
    SELECT
      `groups`.quarter,
      `groups`.orders,
      CAST(NULL AS SIGNED) AS so_far
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.quarter,
      CAST(NULL AS SIGNED) AS orders,
      groups_2.so_far
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS `quarter`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.so_far, 0) AS `so_far`
FROM groups_3
ORDER BY CASE WHEN groups_3.quarter IS NULL THEN 1 ELSE 0 END, 1
