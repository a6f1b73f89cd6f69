WITH by_part AS (
  SELECT
    `order`.channel AS order_channel
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE refunds.refunded_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2024-05-01 00:00:00', 6, 'UTC')
  GROUP BY 1
),
`range` AS (
  SELECT
    toDate32('2024-01-01') AS first,
    toDate32('2024-04-01') AS last,
    toInt32(toYear(toDate32('2024-04-01'))) * 12 + toInt32(toMonth(toDate32('2024-04-01'))) - (toInt32(toYear(toDate32('2024-01-01'))) * 12 + toInt32(toMonth(toDate32('2024-01-01')))) AS distance
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
    periods.period AS period
  FROM periods
)
SELECT
  parts.order_channel AS `order.channel`,
  parts.month AS `month`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    by_part.order_channel AS order_channel,
    windows.period AS month,
    CAST(NULL AS Nullable(Int64)) AS refunds
  FROM by_part
  JOIN windows ON TRUE
  UNION ALL
  SELECT
    `order`.channel AS order_channel,
    toDate32(toStartOfMonth(toDate32(refunds.refunded_at))) AS month,
    toInt64(count()) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE refunds.refunded_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2024-05-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
