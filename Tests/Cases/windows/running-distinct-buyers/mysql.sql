WITH RECURSIVE `groups` AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-05-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-08-01 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    orders.retailer_id AS ever
  FROM orders
  WHERE orders.placed_at < TIMESTAMP '2025-08-01 00:00:00'
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    DATE '2025-05-01' AS period,
    DATE '2025-07-01' AS last
  WHERE DATE '2025-05-01' <= DATE '2025-07-01'
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
groups_2 AS (
  SELECT
    windows.period AS month,
    COUNT(DISTINCT by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.buyers) AS buyers,
    MAX(parts.ever) AS ever
  FROM (
    SELECT
      `groups`.month,
      `groups`.buyers,
      CAST(NULL AS SIGNED) AS ever
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS SIGNED) AS buyers,
      groups_2.ever
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  COALESCE(groups_3.buyers, 0) AS `buyers`,
  COALESCE(groups_3.ever, 0) AS `ever`
FROM groups_3
ORDER BY CASE WHEN groups_3.month IS NULL THEN 1 ELSE 0 END, 1
