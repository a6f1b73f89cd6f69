WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(refunds.refunded_at AS DATE)) AS month,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
  GROUP BY 1
),
by_part AS (
  SELECT
    DATE_TRUNC('month', CAST(refunds.refunded_at AS DATE)) AS month,
    COUNT(*) AS ever
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    MIN(refunds.refunded_at) AS first,
    MAX(refunds.refunded_at) AS last
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
),
bounds AS (
  SELECT
    DATE_TRUNC('month', CAST(groups_2.first AS DATE)) AS first,
    DATE_TRUNC('month', CAST(groups_2.last AS DATE)) AS last
  FROM groups_2
),
"range" AS (
  SELECT
    bounds.first,
    bounds.last,
    YEAR(bounds.last) * 12 + MONTH(bounds.last) - (YEAR(bounds.first) * 12 + MONTH(bounds.first)) AS distance
  FROM bounds
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
groups_3 AS (
  SELECT
    windows.period AS month,
    SUM(by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.month,
    MAX(parts.refunds) AS refunds,
    MAX(parts.ever) AS ever
  FROM (
    SELECT
      groups.month,
      groups.refunds,
      CAST(NULL AS BIGINT) AS ever
    FROM groups
    UNION ALL
    SELECT
      groups_3.month,
      CAST(NULL AS BIGINT) AS refunds,
      groups_3.ever
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.month AS "month",
  COALESCE(groups_4.refunds, 0) AS "refunds",
  COALESCE(groups_4.ever, 0) AS "ever"
FROM groups_4
ORDER BY 1 NULLS LAST
