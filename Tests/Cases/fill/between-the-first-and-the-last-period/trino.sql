WITH groups AS (
  SELECT
    MIN(refunds.refunded_at) AS first,
    MAX(refunds.refunded_at) AS last
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE "order".channel = 'phone'
),
bounds AS (
  SELECT
    DATE_TRUNC('month', CAST(groups.first AS DATE)) AS first,
    DATE_TRUNC('month', CAST(groups.last AS DATE)) AS last
  FROM groups
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
groups_2 AS (
  SELECT
    parts.month,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      periods.period AS month,
      CAST(NULL AS BIGINT) AS refunds
    FROM periods
    UNION ALL
    SELECT
      DATE_TRUNC('month', CAST(refunds.refunded_at AS DATE)) AS month,
      COUNT(*) AS refunds
    FROM refunds
    JOIN orders AS "order" ON "order".order_id = refunds.order_id
    WHERE "order".channel = 'phone'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_2.month AS "month",
  COALESCE(groups_2.refunds, 0) AS "refunds"
FROM groups_2
ORDER BY 1 NULLS LAST
