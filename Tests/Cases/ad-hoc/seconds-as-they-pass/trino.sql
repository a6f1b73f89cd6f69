WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'Europe/Berlin' AS TIMESTAMP(6)) AS DATE)) AS month,
    SUM(DATE_DIFF('second', DATE_TRUNC('second', orders.placed_at), DATE_TRUNC('second', orders.shipped_at))) AS hours_1,
    COUNT(DATE_DIFF('second', DATE_TRUNC('second', orders.placed_at), DATE_TRUNC('second', orders.shipped_at))) AS hours_2,
    MAX(DATE_DIFF('second', DATE_TRUNC('second', orders.placed_at), DATE_TRUNC('second', orders.shipped_at))) AS longest
  FROM orders
  WHERE orders.placed_at >= DATE_ADD('second', -10800, CAST(WITH_TIMEZONE(TIMESTAMP '2024-03-01 00:00:00', 'Europe/Berlin') AT TIME ZONE 'UTC' AS TIMESTAMP(6)))
    AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'Europe/Berlin' AS TIMESTAMP(6)) >= TIMESTAMP '2024-03-01 00:00:00'
    AND orders.placed_at < DATE_ADD('second', 10800, CAST(WITH_TIMEZONE(TIMESTAMP '2024-05-01 00:00:00', 'Europe/Berlin') AT TIME ZONE 'UTC' AS TIMESTAMP(6)))
    AND CAST(WITH_TIMEZONE(orders.placed_at, 'UTC') AT TIME ZONE 'Europe/Berlin' AS TIMESTAMP(6)) < TIMESTAMP '2024-05-01 00:00:00'
  GROUP BY 1
)
SELECT
  groups.month AS "month",
  CAST(CAST(groups.hours_1 AS DOUBLE) / NULLIF(groups.hours_2, 0) AS DOUBLE) / NULLIF(CAST(3600 AS DOUBLE), 0) AS "hours",
  groups.longest AS "longest"
FROM groups
ORDER BY 1 NULLS LAST
