WITH by_part AS (
  SELECT
    toDate32(orders.placed_at) AS month_part,
    dateDiff('day', toDate32(orders.placed_at), toDate32(orders.shipped_at)) AS recent
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-03-04 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-06-01 00:00:00', 6, 'UTC')
),
`range` AS (
  SELECT
    toDate32('2024-03-01') AS first,
    toDate32('2024-05-01') AS last,
    toInt32(toYear(toDate32('2024-05-01'))) * 12 + toInt32(toMonth(toDate32('2024-05-01'))) - (toInt32(toYear(toDate32('2024-03-01'))) * 12 + toInt32(toMonth(toDate32('2024-03-01')))) AS distance
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
    toDate32(addDays(toDate32(addMonths(periods.period, 1)), -28)) AS sees_from,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    orders.retailer_id AS retailer,
    toInt64(count()) AS value
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-03-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-06-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
  HAVING orders.retailer_id IS NOT NULL
)
SELECT
  parts.month AS `month`,
  MAX(parts.recent) AS `recent`,
  MAX(parts.usual) AS `usual`
FROM (
  SELECT
    windows.period AS month,
    quantileExactInclusiveOrNull(0.5)(CAST(CAST(by_part.recent AS Nullable(Float64)) AS Nullable(Float64))) AS recent,
    CAST(NULL AS Nullable(Float64)) AS usual
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    groups.month AS month,
    CAST(NULL AS Nullable(Float64)) AS recent,
    quantileExactInclusiveOrNull(0.5)(CAST(CAST(groups.value AS Nullable(Float64)) AS Nullable(Float64))) AS usual
  FROM groups
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
