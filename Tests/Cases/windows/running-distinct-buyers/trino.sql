WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-05-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-08-01 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    orders.retailer_id AS ever
  FROM orders
  WHERE orders.placed_at < TIMESTAMP '2025-08-01 00:00:00'
  GROUP BY 1, 2
),
"range" AS (
  SELECT
    DATE '2025-05-01' AS first,
    DATE '2025-07-01' AS last,
    YEAR(DATE '2025-07-01') * 12 + MONTH(DATE '2025-07-01') - (YEAR(DATE '2025-05-01') * 12 + MONTH(DATE '2025-05-01')) AS distance
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
    DATE_ADD('month', 1, periods.period) AS sees_until
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
      groups.month,
      groups.buyers,
      CAST(NULL AS BIGINT) AS ever
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS BIGINT) AS buyers,
      groups_2.ever
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  COALESCE(groups_3.buyers, 0) AS "buyers",
  COALESCE(groups_3.ever, 0) AS "ever"
FROM groups_3
ORDER BY 1 NULLS LAST
