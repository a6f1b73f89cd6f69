WITH "range" AS (
  SELECT
    DATE '2024-02-27' AS first,
    DATE '2024-03-02' AS last,
    DATE_DIFF('day', DATE '2024-02-27', DATE '2024-03-02') AS distance
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
groups AS (
  SELECT
    parts.month,
    parts.day,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      DATE_TRUNC('month', CAST(periods.period AS DATE)) AS month,
      periods.period AS day,
      CAST(NULL AS BIGINT) AS orders
    FROM periods
    UNION ALL
    SELECT
      DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
      CAST(orders.placed_at AS DATE) AS day,
      COUNT(*) AS orders
    FROM orders
    WHERE orders.channel = 'phone'
      AND orders.placed_at >= TIMESTAMP '2024-02-27 00:00:00'
      AND orders.placed_at < TIMESTAMP '2024-03-03 00:00:00'
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.month AS "month",
  groups.day AS "day",
  COALESCE(groups.orders, 0) AS "orders"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
