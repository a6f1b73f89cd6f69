WITH RECURSIVE `groups` AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-08-01 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS ytd
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-08-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2025-01-01' AS period,
    DATE '2025-07-01' AS last
  WHERE DATE '2025-01-01' <= DATE '2025-07-01'
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
    CAST(DATE_ADD(CAST(DATE_FORMAT(CAST(DATE_ADD(CAST(DATE_FORMAT(CAST(DATE_ADD(CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE), INTERVAL (-1) DAY) AS DATE), '%Y-%m-01') AS DATE), INTERVAL (-3) MONTH) AS DATE), '%Y-01-01') AS DATE), INTERVAL (3) MONTH) AS DATE) AS sees_from,
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS sees_until
  FROM periods
),
groups_2 AS (
  SELECT
    windows.period AS month,
    SUM(by_part.ytd) AS ytd
  FROM by_part
  JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
  GROUP BY 1
),
by_part_2 AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS `before`
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2023-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-08-01 00:00:00'
  GROUP BY 1
),
windows_2 AS (
  SELECT
    periods.period,
    CAST(DATE_ADD(CAST(DATE_FORMAT(CAST(DATE_ADD(CAST(DATE_FORMAT(CAST(DATE_ADD(CAST(DATE_ADD(CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE), INTERVAL (-12) MONTH) AS DATE), INTERVAL (-1) DAY) AS DATE), '%Y-%m-01') AS DATE), INTERVAL (-3) MONTH) AS DATE), '%Y-01-01') AS DATE), INTERVAL (3) MONTH) AS DATE) AS sees_from,
    CAST(DATE_ADD(CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE), INTERVAL (-12) MONTH) AS DATE) AS sees_until
  FROM periods
),
groups_3 AS (
  SELECT
    windows_2.period AS month,
    SUM(by_part_2.`before`) AS `before`
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month >= windows_2.sees_from AND by_part_2.month < windows_2.sees_until
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.ytd) AS ytd,
    MAX(parts.`before`) AS `before`
  FROM (
    SELECT
      `groups`.month,
      `groups`.orders,
      CAST(NULL AS SIGNED) AS ytd,
      CAST(NULL AS SIGNED) AS `before`
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS SIGNED) AS orders,
      groups_2.ytd,
      CAST(NULL AS SIGNED) AS `before`
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.month,
      CAST(NULL AS SIGNED) AS orders,
      CAST(NULL AS SIGNED) AS ytd,
      groups_3.`before`
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.month AS `month`,
  COALESCE(groups_4.orders, 0) AS `orders`,
  COALESCE(groups_4.ytd, 0) AS `ytd`,
  COALESCE(groups_4.`before`, 0) AS `before`
FROM groups_4
ORDER BY CASE WHEN groups_4.month IS NULL THEN 1 ELSE 0 END, 1
