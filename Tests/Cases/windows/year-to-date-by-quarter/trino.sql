WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS quarter_part,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
),
"range" AS (
  SELECT
    DATE '2024-07-01' AS first,
    DATE '2025-01-01' AS last,
    CAST(TRUNCATE(CAST(YEAR(DATE '2025-01-01') * 12 + MONTH(DATE '2025-01-01') - (YEAR(DATE '2024-07-01') * 12 + MONTH(DATE '2024-07-01')) AS DOUBLE) / NULLIF(3, 0)) AS BIGINT) AS distance
),
numbers AS (
  SELECT n FROM "range" CROSS JOIN UNNEST(SEQUENCE(0, "range".distance)) AS numbers (n)
),
periods AS (
  SELECT
    DATE_ADD('month', numbers.n * 3, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_TRUNC('year', CAST(DATE_ADD('day', -1, DATE_ADD('month', 3, periods.period)) AS DATE)) AS sees_from,
    DATE_ADD('month', 3, periods.period) AS sees_until
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
      groups.quarter,
      groups.orders,
      CAST(NULL AS BIGINT) AS so_far
    FROM groups
    UNION ALL
    SELECT
      groups_2.quarter,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.so_far
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS "quarter",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.so_far, 0) AS "so_far"
FROM groups_3
ORDER BY 1 NULLS LAST
