WITH "range" AS (
  SELECT
    DATE '2024-02-01' AS first,
    DATE '2024-02-07' AS last,
    DATE_DIFF('day', DATE '2024-02-01', DATE '2024-02-07') AS distance
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
    parts.day,
    MAX(parts.orders) AS orders,
    MAX(parts.smallest) AS smallest
  FROM (
    SELECT
      periods.period AS day,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS TIMESTAMP(6)) AS smallest
    FROM periods
    UNION ALL
    SELECT
      CAST(orders.placed_at AS DATE) AS day,
      COUNT(*) AS orders,
      MIN(orders.placed_at) AS smallest
    FROM orders
    WHERE orders.channel = 'phone'
      AND orders.placed_at >= TIMESTAMP '2024-02-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2024-02-08 00:00:00'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  groups.day AS "day",
  COALESCE(groups.orders, 0) AS "orders",
  groups.smallest AS "smallest"
FROM groups
ORDER BY 1 NULLS LAST
