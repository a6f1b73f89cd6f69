WITH by_part AS (
  SELECT
    toDate32(orders.placed_at) AS day,
    toInt64(count()) AS month_before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-02-27 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-03-02 00:00:00', 6, 'UTC')
  GROUP BY 1
),
`range` AS (
  SELECT
    toDate32('2025-03-27') AS first,
    toDate32('2025-04-01') AS last,
    dateDiff('day', toDate32('2025-03-27'), toDate32('2025-04-01')) AS distance
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
    toDate32(addMonths(periods.period, -1)) AS sees_from,
    toDate32(addDays(toDate32(addMonths(periods.period, -1)), 1)) AS sees_until
  FROM periods
)
SELECT
  parts.day AS `day`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.month_before), 0) AS `month_before`
FROM (
  SELECT
    toDate32(orders.placed_at) AS day,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS month_before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-03-27 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-02 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(sum(by_part.month_before)) AS month_before
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
