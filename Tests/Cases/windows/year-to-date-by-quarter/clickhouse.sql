WITH by_part AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS quarter_part,
    toInt64(count()) AS so_far
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
),
`range` AS (
  SELECT
    toDate32('2024-07-01') AS first,
    toDate32('2025-01-01') AS last,
    CAST(trunc(CAST(toInt32(toYear(toDate32('2025-01-01'))) * 12 + toInt32(toMonth(toDate32('2025-01-01'))) - (toInt32(toYear(toDate32('2024-07-01'))) * 12 + toInt32(toMonth(toDate32('2024-07-01')))) AS Nullable(Float64)) / NULLIF(3, 0)) AS Nullable(Int64)) AS distance
),
numbers AS (
  SELECT arrayJoin(range(toUInt32(ifNull(`range`.distance, -1) + 1))) AS n FROM `range`
),
periods AS (
  SELECT
    toDate32(addMonths(`range`.first, numbers.n * 3)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period AS period,
    toDate32(toStartOfYear(toDate32(toDate32(addDays(toDate32(addMonths(periods.period, 3)), -1))))) AS sees_from,
    toDate32(addMonths(periods.period, 3)) AS sees_until
  FROM periods
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.so_far), 0) AS `so_far`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS so_far
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS quarter,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(sum(by_part.so_far)) AS so_far
  FROM by_part
  JOIN windows ON by_part.quarter_part >= windows.sees_from AND by_part.quarter_part < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
