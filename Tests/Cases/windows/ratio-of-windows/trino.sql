WITH by_part AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS rate_1,
    COUNT(*) AS rate_2
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-09-01 00:00:00'
  GROUP BY 1
),
"range" AS (
  SELECT
    DATE '2024-06-01' AS first,
    DATE '2024-08-01' AS last,
    YEAR(DATE '2024-08-01') * 12 + MONTH(DATE '2024-08-01') - (YEAR(DATE '2024-06-01') * 12 + MONTH(DATE '2024-06-01')) AS distance
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
    SUM(by_part.rate_1) AS rate_1,
    SUM(by_part.rate_2) AS rate_2
  FROM by_part
  JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
  GROUP BY 1
)
SELECT
  groups.month AS "month",
  CAST(groups.rate_1 AS DOUBLE) / NULLIF(groups.rate_2, 0) AS "rate"
FROM groups
ORDER BY 1 NULLS LAST
