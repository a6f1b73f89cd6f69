WITH by_part AS (
  SELECT
    DATE_TRUNC(CAST(refunds.refunded_at AS DATE), MONTH) AS month,
    COUNT(*) AS ever
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
  GROUP BY 1
),
bounds AS (
  SELECT
    DATE_TRUNC(CAST(MIN(refunds.refunded_at) AS DATE), MONTH) AS first,
    DATE_TRUNC(CAST(MAX(refunds.refunded_at) AS DATE), MONTH) AS last
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
),
`range` AS (
  SELECT
    bounds.first,
    bounds.last,
    EXTRACT(YEAR FROM bounds.last) * 12 + EXTRACT(MONTH FROM bounds.last) - (EXTRACT(YEAR FROM bounds.first) * 12 + EXTRACT(MONTH FROM bounds.first)) AS distance
  FROM bounds
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n) MONTH) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD(periods.period, INTERVAL (1) MONTH) AS sees_until
  FROM periods
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.ever), 0) AS `ever`
FROM (
  SELECT
    DATE_TRUNC(CAST(refunds.refunded_at AS DATE), MONTH) AS month,
    COUNT(*) AS refunds,
    CAST(NULL AS INT64) AS ever
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS INT64) AS refunds,
    SUM(by_part.ever) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
