WITH by_part AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count()) AS ytd
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-08-01 00:00:00', 6, 'UTC')
  GROUP BY 1
),
`range` AS (
  SELECT
    toDate32('2025-01-01') AS first,
    toDate32('2025-07-01') AS last,
    toInt32(toYear(toDate32('2025-07-01'))) * 12 + toInt32(toMonth(toDate32('2025-07-01'))) - (toInt32(toYear(toDate32('2025-01-01'))) * 12 + toInt32(toMonth(toDate32('2025-01-01')))) AS distance
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
    toDate32(addMonths(toDate32(toStartOfYear(toDate32(toDate32(addMonths(toDate32(toStartOfMonth(toDate32(toDate32(addDays(toDate32(addMonths(periods.period, 1)), -1))))), -3))))), 3)) AS sees_from,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
),
by_part_2 AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count()) AS before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2023-04-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-08-01 00:00:00', 6, 'UTC')
  GROUP BY 1
),
windows_2 AS (
  SELECT
    periods.period AS period,
    toDate32(addMonths(toDate32(toStartOfYear(toDate32(toDate32(addMonths(toDate32(toStartOfMonth(toDate32(toDate32(addDays(toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -12)), -1))))), -3))))), 3)) AS sees_from,
    toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -12)) AS sees_until
  FROM periods
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.ytd), 0) AS `ytd`,
  COALESCE(MAX(parts.before), 0) AS `before`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS ytd,
    CAST(NULL AS Nullable(Int64)) AS before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-08-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(sum(by_part.ytd)) AS ytd,
    CAST(NULL AS Nullable(Int64)) AS before
  FROM by_part
  JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    windows_2.period AS month,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS ytd,
    toInt64(sum(by_part_2.before)) AS before
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month >= windows_2.sees_from AND by_part_2.month < windows_2.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
