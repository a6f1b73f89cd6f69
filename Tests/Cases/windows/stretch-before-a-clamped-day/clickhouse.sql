WITH by_part AS (
  SELECT
    toDate32(orders.placed_at) AS day,
    toInt64(count()) AS a_month_before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-23 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-02-01 00:00:00', 6, 'UTC')
  GROUP BY 1
),
`range` AS (
  SELECT
    toDate32('2024-02-29') AS first,
    toDate32('2024-02-29') AS last,
    dateDiff('day', toDate32('2024-02-29'), toDate32('2024-02-29')) AS distance
),
numbers AS (
  SELECT arrayJoin(range(toUInt32(ifNull(`range`.distance, -1) + 1))) AS n FROM `range`
),
periods AS (
  SELECT
    toDate32(addDays(`range`.first, numbers.n)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period AS period,
    toDate32(addDays(toDate32(addDays(toDate32(addMonths(periods.period, -1)), 1)), -7)) AS sees_from,
    toDate32(addDays(toDate32(addMonths(periods.period, -1)), 1)) AS sees_until
  FROM periods
)
SELECT
  parts.day AS `day`,
  COALESCE(MAX(parts.a_month_before), 0) AS `a_month_before`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    windows.period AS day,
    toInt64(sum(by_part.a_month_before)) AS a_month_before,
    CAST(NULL AS Nullable(Int64)) AS orders
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(orders.placed_at) AS day,
    CAST(NULL AS Nullable(Int64)) AS a_month_before,
    toInt64(count()) AS orders
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-02-29 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-03-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
