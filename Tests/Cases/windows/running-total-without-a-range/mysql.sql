WITH RECURSIVE `groups` AS (
  SELECT
    CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE (`order`.channel COLLATE utf8mb4_0900_bin) = 'phone'
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS ever
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE (`order`.channel COLLATE utf8mb4_0900_bin) = 'phone'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    MIN(refunds.refunded_at) AS first,
    MAX(refunds.refunded_at) AS last
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE (`order`.channel COLLATE utf8mb4_0900_bin) = 'phone'
),
bounds AS (
  SELECT
    CAST(DATE_FORMAT(groups_2.first, '%Y-%m-01') AS DATE) AS first,
    CAST(DATE_FORMAT(groups_2.last, '%Y-%m-01') AS DATE) AS last
  FROM groups_2
),
periods(period, last) AS (
  SELECT
    bounds.first AS period,
    bounds.last
  FROM bounds
  WHERE bounds.first <= bounds.last
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
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS sees_until
  FROM periods
),
groups_3 AS (
  SELECT
    windows.period AS month,
    SUM(by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.month,
    MAX(parts.refunds) AS refunds,
    MAX(parts.ever) AS ever
  FROM (
    SELECT
      `groups`.month,
      `groups`.refunds,
      CAST(NULL AS SIGNED) AS ever
    FROM `groups`
    UNION ALL
    SELECT
      groups_3.month,
      CAST(NULL AS SIGNED) AS refunds,
      groups_3.ever
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.month AS `month`,
  COALESCE(groups_4.refunds, 0) AS `refunds`,
  COALESCE(groups_4.ever, 0) AS `ever`
FROM groups_4
ORDER BY CASE WHEN groups_4.month IS NULL THEN 1 ELSE 0 END, 1
