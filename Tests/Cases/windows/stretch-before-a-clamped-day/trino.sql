WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS a_month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-23 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-02-01 00:00:00'
  GROUP BY 1
),
"range" AS (
  SELECT
    DATE '2024-02-29' AS first,
    DATE '2024-02-29' AS last,
    DATE_DIFF('day', DATE '2024-02-29', DATE '2024-02-29') AS distance
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
    DATE_ADD('day', -7, DATE_ADD('day', 1, DATE_ADD('month', -1, periods.period))) AS sees_from,
    DATE_ADD('day', 1, DATE_ADD('month', -1, periods.period)) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    windows.period AS day,
    SUM(by_part.a_month_before) AS a_month_before
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
),
groups_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-02-29 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-03-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.day,
    MAX(parts.a_month_before) AS a_month_before,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      groups.day,
      groups.a_month_before,
      CAST(NULL AS BIGINT) AS orders
    FROM groups
    UNION ALL
    SELECT
      groups_2.day,
      CAST(NULL AS BIGINT) AS a_month_before,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.day AS "day",
  COALESCE(groups_3.a_month_before, 0) AS "a_month_before",
  COALESCE(groups_3.orders, 0) AS "orders"
FROM groups_3
ORDER BY 1 NULLS LAST
