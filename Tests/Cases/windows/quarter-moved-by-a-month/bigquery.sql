WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-04-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS quarter_part,
    COUNT(*) AS earlier
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-03-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-12-01 00:00:00'
  GROUP BY 1
),
`range` AS (
  SELECT
    DATE '2024-04-01' AS first,
    DATE '2024-10-01' AS last,
    CAST(TRUNC(CAST(EXTRACT(YEAR FROM DATE '2024-10-01') * 12 + EXTRACT(MONTH FROM DATE '2024-10-01') - (EXTRACT(YEAR FROM DATE '2024-04-01') * 12 + EXTRACT(MONTH FROM DATE '2024-04-01')) AS FLOAT64) / NULLIF(3, 0)) AS INT64) AS distance
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n * 3) MONTH) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD(periods.period, INTERVAL (-1) MONTH) AS sees_from,
    DATE_ADD(DATE_ADD(periods.period, INTERVAL (3) MONTH), INTERVAL (-1) MONTH) AS sees_until
  FROM periods
),
groups_2 AS (
  SELECT
    windows.period AS quarter,
    SUM(by_part.earlier) AS earlier
  FROM by_part
  JOIN windows ON by_part.quarter_part >= windows.sees_from AND by_part.quarter_part < windows.sees_until
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.orders) AS orders,
    MAX(parts.earlier) AS earlier
  FROM (
    SELECT
      `groups`.quarter,
      `groups`.orders,
      CAST(NULL AS INT64) AS earlier
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.quarter,
      CAST(NULL AS INT64) AS orders,
      groups_2.earlier
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS `quarter`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.earlier, 0) AS `earlier`
FROM groups_3
ORDER BY 1 NULLS LAST
