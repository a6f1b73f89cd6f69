WITH by_part AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    orders.channel AS last,
    orders.placed_at AS last_by
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2023-11-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
),
"range" AS (
  SELECT
    DATE '2024-01-01' AS first,
    DATE '2024-06-01' AS last,
    YEAR(DATE '2024-06-01') * 12 + MONTH(DATE '2024-06-01') - (YEAR(DATE '2024-01-01') * 12 + MONTH(DATE '2024-01-01')) AS distance
),
numbers AS (
  SELECT n FROM "range" CROSS JOIN UNNEST(SEQUENCE(0, "range".distance)) AS numbers (n)
),
periods AS (
  SELECT
    DATE_ADD('month', numbers.n, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD('month', -3, DATE_ADD('month', 1, periods.period)) AS sees_from,
    DATE_ADD('month', 1, periods.period) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    windows.period AS month,
    ELEMENT_AT(ARRAY_AGG(by_part.last ORDER BY by_part.last_by DESC, by_part.last) FILTER (WHERE (by_part.last IS NOT NULL AND by_part.last_by IS NOT NULL)), 1) AS last
  FROM by_part
  JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    ELEMENT_AT(ARRAY_AGG(orders.channel ORDER BY orders.placed_at DESC, orders.channel) FILTER (WHERE (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL)), 1) AS of_all_2
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    CAST(NULL AS DATE) AS month,
    ELEMENT_AT(ARRAY_AGG(orders.channel ORDER BY orders.placed_at DESC, orders.channel) FILTER (WHERE (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL)), 1) AS of_all
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
  GROUP BY 1
),
by_part_2 AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    orders.status AS seen
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2023-12-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
),
windows_2 AS (
  SELECT
    periods.period,
    DATE_ADD('month', -2, DATE_ADD('month', 1, periods.period)) AS sees_from,
    DATE_ADD('month', 1, periods.period) AS sees_until
  FROM periods
),
groups_4 AS (
  SELECT
    windows_2.period AS month,
    LISTAGG(DISTINCT by_part_2.seen, ' ') WITHIN GROUP (ORDER BY by_part_2.seen) AS seen
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month >= windows_2.sees_from AND by_part_2.month < windows_2.sees_until
  GROUP BY 1
),
groups_5 AS (
  SELECT
    parts.month,
    parts.level,
    MAX(parts.last) AS last,
    MAX(parts.of_all_2) AS of_all_2,
    MAX(parts.of_all) AS of_all,
    MAX(parts.seen) AS seen
  FROM (
    SELECT
      groups.month,
      0 AS level,
      groups.last,
      CAST(NULL AS VARCHAR) AS of_all_2,
      CAST(NULL AS VARCHAR) AS of_all,
      CAST(NULL AS VARCHAR) AS seen
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      0 AS level,
      CAST(NULL AS VARCHAR) AS last,
      groups_2.of_all_2,
      CAST(NULL AS VARCHAR) AS of_all,
      CAST(NULL AS VARCHAR) AS seen
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.month,
      1 AS level,
      CAST(NULL AS VARCHAR) AS last,
      CAST(NULL AS VARCHAR) AS of_all_2,
      groups_3.of_all,
      CAST(NULL AS VARCHAR) AS seen
    FROM groups_3
    UNION ALL
    SELECT
      groups_4.month,
      0 AS level,
      CAST(NULL AS VARCHAR) AS last,
      CAST(NULL AS VARCHAR) AS of_all_2,
      CAST(NULL AS VARCHAR) AS of_all,
      groups_4.seen
    FROM groups_4
  ) AS parts
  GROUP BY 1, 2
),
groups_6 AS (
  SELECT
    groups_5.month,
    groups_5.level,
    groups_5.last,
    groups_5.of_all_2,
    MAX(groups_5.of_all) OVER () AS of_all,
    groups_5.seen
  FROM groups_5
)
SELECT
  groups_6.month AS "month",
  groups_6.last AS "last",
  groups_6.of_all AS "of_all",
  groups_6.seen AS "seen"
FROM groups_6
WHERE groups_6.level = 0
ORDER BY 1 NULLS LAST
