WITH by_part AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(refunds.refunded_at))) AS month,
    toInt64(count()) AS ever
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
  GROUP BY 1
),
bounds AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(MIN(refunds.refunded_at)))) AS first,
    toDate32(toStartOfMonth(toDate32(MAX(refunds.refunded_at)))) AS last
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
),
`range` AS (
  SELECT
    bounds.first AS first,
    bounds.last AS last,
    toInt32(toYear(bounds.last)) * 12 + toInt32(toMonth(bounds.last)) - (toInt32(toYear(bounds.first)) * 12 + toInt32(toMonth(bounds.first))) AS distance
  FROM bounds
),
numbers AS (
  SELECT arrayJoin(range(toUInt32(ifNull(`range`.distance, -1) + 1))) AS n FROM `range`
),
periods AS (
  SELECT
    toDate32(addMonths(`range`.first, numbers.n)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period AS period,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.ever), 0) AS `ever`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(refunds.refunded_at))) AS month,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS ever
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(sum(by_part.ever)) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
