WITH `groups` AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-03-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-03-20 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-02-03 00:00:00'
    AND orders.placed_at < DATETIME '2024-03-20 00:00:00'
  GROUP BY 1, 2
),
`range` AS (
  SELECT
    DATE '2024-03-01' AS first,
    DATE '2024-03-19' AS last,
    DATE_DIFF(DATE '2024-03-19', DATE '2024-03-01', DAY) AS distance
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
    DATE_ADD(DATE_ADD(periods.period, INTERVAL (1) DAY), INTERVAL (-28) DAY) AS sees_from,
    DATE_ADD(periods.period, INTERVAL (1) DAY) AS sees_until
  FROM periods
),
groups_2 AS (
  SELECT
    windows.period AS day,
    COUNT(DISTINCT by_part.active) AS active
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.day,
    MAX(parts.buyers) AS buyers,
    MAX(parts.active) AS active
  FROM (
    SELECT
      `groups`.day,
      `groups`.buyers,
      CAST(NULL AS INT64) AS active
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.day,
      CAST(NULL AS INT64) AS buyers,
      groups_2.active
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.day AS `day`,
  COALESCE(groups_3.buyers, 0) AS `buyers`,
  COALESCE(groups_3.active, 0) AS `active`
FROM groups_3
ORDER BY 1 NULLS LAST
