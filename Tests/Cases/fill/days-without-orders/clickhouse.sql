WITH `range` AS (
  SELECT
    toDate32('2024-02-01') AS first,
    toDate32('2024-02-07') AS last,
    dateDiff('day', toDate32('2024-02-01'), toDate32('2024-02-07')) AS distance
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
  parts.day AS `day`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  MAX(parts.smallest) AS `smallest`
FROM (
  SELECT
    periods.period AS day,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(DateTime64(6, 'UTC'))) AS smallest
  FROM periods
  UNION ALL
  SELECT
    toDate32(orders.placed_at) AS day,
    toInt64(count()) AS orders,
    MIN(orders.placed_at) AS smallest
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= toDateTime64('2024-02-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-02-08 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
