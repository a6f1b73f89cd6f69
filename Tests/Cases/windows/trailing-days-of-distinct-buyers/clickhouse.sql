WITH by_part AS (
  SELECT
    toDate32(orders.placed_at) AS day,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-02-03 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-03-20 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
`range` AS (
  SELECT
    toDate32('2024-03-01') AS first,
    toDate32('2024-03-19') AS last,
    dateDiff('day', toDate32('2024-03-01'), toDate32('2024-03-19')) AS distance
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
    toDate32(addDays(toDate32(addDays(periods.period, 1)), -28)) AS sees_from,
    toDate32(addDays(periods.period, 1)) AS sees_until
  FROM periods
)
SELECT
  parts.day AS `day`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`,
  COALESCE(MAX(parts.active), 0) AS `active`
FROM (
  SELECT
    toDate32(orders.placed_at) AS day,
    toInt64(count(DISTINCT orders.retailer_id)) AS buyers,
    CAST(NULL AS Nullable(Int64)) AS active
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-03-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-03-20 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS Nullable(Int64)) AS buyers,
    toInt64(count(DISTINCT by_part.active)) AS active
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
