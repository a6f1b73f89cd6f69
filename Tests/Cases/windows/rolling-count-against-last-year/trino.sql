WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS month_part,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-06-01 00:00:00'
  GROUP BY 1, 2
),
"range" AS (
  SELECT
    DATE '2025-03-01' AS first,
    DATE '2025-05-01' AS last,
    YEAR(DATE '2025-05-01') * 12 + MONTH(DATE '2025-05-01') - (YEAR(DATE '2025-03-01') * 12 + MONTH(DATE '2025-03-01')) AS distance
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
    DATE_ADD('day', -90, DATE_ADD('month', 1, periods.period)) AS sees_from,
    DATE_ADD('month', 1, periods.period) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    windows.period AS month,
    COUNT(DISTINCT by_part.active) AS active
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1
),
by_part_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS month_part,
    orders.retailer_id AS last_year
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-02 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-06-01 00:00:00'
  GROUP BY 1, 2
),
windows_2 AS (
  SELECT
    periods.period,
    DATE_ADD('day', -90, DATE_ADD('month', -12, DATE_ADD('month', 1, periods.period))) AS sees_from,
    DATE_ADD('month', -12, DATE_ADD('month', 1, periods.period)) AS sees_until
  FROM periods
),
groups_2 AS (
  SELECT
    windows_2.period AS month,
    COUNT(DISTINCT by_part_2.last_year) AS last_year
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month_part >= windows_2.sees_from AND by_part_2.month_part < windows_2.sees_until
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.active) AS active,
    MAX(parts.last_year) AS last_year
  FROM (
    SELECT
      groups.month,
      groups.active,
      CAST(NULL AS BIGINT) AS last_year
    FROM groups
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS BIGINT) AS active,
      groups_2.last_year
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  COALESCE(groups_3.active, 0) AS "active",
  COALESCE(groups_3.last_year, 0) AS "last_year"
FROM groups_3
ORDER BY 1 NULLS LAST
