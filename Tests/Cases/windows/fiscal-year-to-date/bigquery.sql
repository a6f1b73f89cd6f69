WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS ytd
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-04-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-08-01 00:00:00'
  GROUP BY 1
),
`range` AS (
  SELECT
    DATE '2025-01-01' AS first,
    DATE '2025-07-01' AS last,
    EXTRACT(YEAR FROM DATE '2025-07-01') * 12 + EXTRACT(MONTH FROM DATE '2025-07-01') - (EXTRACT(YEAR FROM DATE '2025-01-01') * 12 + EXTRACT(MONTH FROM DATE '2025-01-01')) AS distance
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n) MONTH) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD(DATE_TRUNC(CAST(DATE_ADD(DATE_TRUNC(CAST(DATE_ADD(DATE_ADD(periods.period, INTERVAL (1) MONTH), INTERVAL (-1) DAY) AS DATE), MONTH), INTERVAL (-3) MONTH) AS DATE), YEAR), INTERVAL (3) MONTH) AS sees_from,
    DATE_ADD(periods.period, INTERVAL (1) MONTH) AS sees_until
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
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS before
  FROM orders
  WHERE orders.placed_at >= DATETIME '2023-04-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-08-01 00:00:00'
  GROUP BY 1
),
windows_2 AS (
  SELECT
    periods.period,
    DATE_ADD(DATE_TRUNC(CAST(DATE_ADD(DATE_TRUNC(CAST(DATE_ADD(DATE_ADD(DATE_ADD(periods.period, INTERVAL (1) MONTH), INTERVAL (-12) MONTH), INTERVAL (-1) DAY) AS DATE), MONTH), INTERVAL (-3) MONTH) AS DATE), YEAR), INTERVAL (3) MONTH) AS sees_from,
    DATE_ADD(DATE_ADD(periods.period, INTERVAL (1) MONTH), INTERVAL (-12) MONTH) AS sees_until
  FROM periods
),
groups_3 AS (
  SELECT
    windows_2.period AS month,
    SUM(by_part_2.before) AS before
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month >= windows_2.sees_from AND by_part_2.month < windows_2.sees_until
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.ytd) AS ytd,
    MAX(parts.before) AS before
  FROM (
    SELECT
      `groups`.month,
      `groups`.orders,
      CAST(NULL AS INT64) AS ytd,
      CAST(NULL AS INT64) AS before
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS INT64) AS orders,
      groups_2.ytd,
      CAST(NULL AS INT64) AS before
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.month,
      CAST(NULL AS INT64) AS orders,
      CAST(NULL AS INT64) AS ytd,
      groups_3.before
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.month AS `month`,
  COALESCE(groups_4.orders, 0) AS `orders`,
  COALESCE(groups_4.ytd, 0) AS `ytd`,
  COALESCE(groups_4.before, 0) AS `before`
FROM groups_4
ORDER BY 1 NULLS LAST
