WITH `range` AS (
  SELECT
    toDate32('2024-02-27') AS first,
    toDate32('2024-03-02') AS last,
    dateDiff('day', toDate32('2024-02-27'), toDate32('2024-03-02')) AS distance
),
numbers AS (
  SELECT arrayJoin(range(toUInt32(ifNull(`range`.distance, -1) + 1))) AS n FROM `range`
),
periods AS (
  SELECT
    toDate32(addDays(`range`.first, numbers.n)) AS period
  FROM numbers
  JOIN `range` ON TRUE
)
SELECT
  parts.month AS `month`,
  parts.day AS `day`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(periods.period))) AS month,
    periods.period AS day,
    CAST(NULL AS Nullable(Int64)) AS orders
  FROM periods
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toDate32(orders.placed_at) AS day,
    toInt64(count()) AS orders
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= toDateTime64('2024-02-27 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-03-03 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
