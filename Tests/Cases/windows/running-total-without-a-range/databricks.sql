WITH by_part AS (
  SELECT
    TRUNC(CAST(refunds.refunded_at AS DATE), 'MONTH') AS month,
    COUNT(*) AS ever
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
  GROUP BY 1
),
bounds AS (
  SELECT
    TRUNC(CAST(MIN(refunds.refunded_at) AS DATE), 'MONTH') AS first,
    TRUNC(CAST(MAX(refunds.refunded_at) AS DATE), 'MONTH') AS last
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
),
`range` AS (
  SELECT
    bounds.first,
    bounds.last,
    YEAR(bounds.last) * 12 + MONTH(bounds.last) - (YEAR(bounds.first) * 12 + MONTH(bounds.first)) AS distance
  FROM bounds
),
numbers AS (
  SELECT EXPLODE(SEQUENCE(0, `range`.distance)) AS n FROM `range`
),
periods AS (
  SELECT
    ADD_MONTHS(`range`.first, CAST(numbers.n AS INT)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    ADD_MONTHS(periods.period, CAST(1 AS INT)) AS sees_until
  FROM periods
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.ever), 0) AS `ever`
FROM (
  SELECT
    TRUNC(CAST(refunds.refunded_at AS DATE), 'MONTH') AS month,
    COUNT(*) AS refunds,
    CAST(NULL AS BIGINT) AS ever
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS BIGINT) AS refunds,
    SUM(by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
