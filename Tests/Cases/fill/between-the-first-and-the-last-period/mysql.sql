WITH RECURSIVE `groups` AS (
  SELECT
    MIN(refunds.refunded_at) AS first,
    MAX(refunds.refunded_at) AS last
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE (`order`.channel COLLATE utf8mb4_0900_bin) = 'phone'
),
bounds AS (
  SELECT
    CAST(DATE_FORMAT(`groups`.first, '%Y-%m-01') AS DATE) AS first,
    CAST(DATE_FORMAT(`groups`.last, '%Y-%m-01') AS DATE) AS last
  FROM `groups`
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
groups_2 AS (
  SELECT
    parts.month,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      periods.period AS month,
      CAST(NULL AS SIGNED) AS refunds
    FROM periods
    UNION ALL
    SELECT
      CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS month,
      COUNT(*) AS refunds
    FROM refunds
    JOIN orders AS `order` ON `order`.order_id = refunds.order_id
    WHERE (`order`.channel COLLATE utf8mb4_0900_bin) = 'phone'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_2.month AS `month`,
  COALESCE(groups_2.refunds, 0) AS `refunds`
FROM groups_2
ORDER BY CASE WHEN groups_2.month IS NULL THEN 1 ELSE 0 END, 1
