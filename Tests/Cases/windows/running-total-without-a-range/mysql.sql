WITH RECURSIVE by_part AS (
  SELECT
    CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS ever
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE (`order`.channel COLLATE utf8mb4_0900_bin) = 'phone'
  GROUP BY 1
),
bounds AS (
  SELECT
    CAST(DATE_FORMAT(MIN(refunds.refunded_at), '%Y-%m-01') AS DATE) AS first,
    CAST(DATE_FORMAT(MAX(refunds.refunded_at), '%Y-%m-01') AS DATE) AS last
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE (`order`.channel COLLATE utf8mb4_0900_bin) = 'phone'
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
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.ever), 0) AS `ever`
FROM (
  SELECT
    CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS refunds,
    CAST(NULL AS SIGNED) AS ever
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE (`order`.channel COLLATE utf8mb4_0900_bin) = 'phone'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS SIGNED) AS refunds,
    SUM(by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month IS NULL THEN 1 ELSE 0 END, 1
