WITH by_part AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS rate_1,
    toInt64(count()) AS rate_2
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-09-01 00:00:00', 6, 'UTC')
  GROUP BY 1
),
`range` AS (
  SELECT
    toDate32('2024-06-01') AS first,
    toDate32('2024-08-01') AS last,
    toInt32(toYear(toDate32('2024-08-01'))) * 12 + toInt32(toMonth(toDate32('2024-08-01'))) - (toInt32(toYear(toDate32('2024-06-01'))) * 12 + toInt32(toMonth(toDate32('2024-06-01')))) AS distance
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
    toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -3)) AS sees_from,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
)
SELECT
  windows.period AS `month`,
  CAST(toInt64(sum(by_part.rate_1)) AS Nullable(Float64)) / NULLIF(toInt64(sum(by_part.rate_2)), 0) AS `rate`
FROM by_part
JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
