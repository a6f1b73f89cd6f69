WITH by_part AS (
  SELECT
    "order".channel AS order_channel
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  WHERE refunds.refunded_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2024-05-01 00:00:00'
  GROUP BY 1
),
"range" AS (
  SELECT
    DATE '2024-01-01' AS first,
    DATE '2024-04-01' AS last,
    YEAR(DATE '2024-04-01') * 12 + MONTH(DATE '2024-04-01') - (YEAR(DATE '2024-01-01') * 12 + MONTH(DATE '2024-01-01')) AS distance
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
    periods.period
  FROM periods
),
groups AS (
  SELECT
    parts.order_channel,
    parts.month,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      by_part.order_channel,
      windows.period AS month,
      CAST(NULL AS BIGINT) AS refunds
    FROM by_part
    JOIN windows ON TRUE
    UNION ALL
    SELECT
      "order".channel AS order_channel,
      DATE_TRUNC('month', CAST(refunds.refunded_at AS DATE)) AS month,
      COUNT(*) AS refunds
    FROM refunds
    LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
    WHERE refunds.refunded_at >= TIMESTAMP '2024-01-01 00:00:00'
      AND refunds.refunded_at < TIMESTAMP '2024-05-01 00:00:00'
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.order_channel AS "order.channel",
  groups.month AS "month",
  COALESCE(groups.refunds, 0) AS "refunds"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
