WITH groups AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-03-27 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-02 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-02-27 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-03-02 00:00:00'
  GROUP BY 1
),
"range" AS (
  SELECT
    DATE '2025-03-27' AS first,
    DATE '2025-04-01' AS last,
    DATE_DIFF('day', DATE '2025-03-27', DATE '2025-04-01') AS distance
),
numbers AS (
  SELECT n FROM "range" CROSS JOIN UNNEST(SEQUENCE(0, "range".distance)) AS numbers (n)
),
periods AS (
  SELECT
    DATE_ADD('day', numbers.n, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD('month', -1, periods.period) AS sees_from,
    DATE_ADD('day', 1, DATE_ADD('month', -1, periods.period)) AS sees_until
  FROM periods
),
groups_2 AS (
  SELECT
    windows.period AS day,
    SUM(by_part.month_before) AS month_before
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.day,
    MAX(parts.orders) AS orders,
    MAX(parts.month_before) AS month_before
  FROM (
    SELECT
      groups.day,
      groups.orders,
      CAST(NULL AS BIGINT) AS month_before
    FROM groups
    UNION ALL
    SELECT
      groups_2.day,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.month_before
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.day AS "day",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.month_before, 0) AS "month_before"
FROM groups_3
ORDER BY 1 NULLS LAST
