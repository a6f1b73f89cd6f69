WITH by_part AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    orders.retailer_id AS ever
  FROM orders
  WHERE orders.placed_at < toDateTime64('2025-08-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
`range` AS (
  SELECT
    toDate32('2025-05-01') AS first,
    toDate32('2025-07-01') AS last,
    toInt32(toYear(toDate32('2025-07-01'))) * 12 + toInt32(toMonth(toDate32('2025-07-01'))) - (toInt32(toYear(toDate32('2025-05-01'))) * 12 + toInt32(toMonth(toDate32('2025-05-01')))) AS distance
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
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`,
  COALESCE(MAX(parts.ever), 0) AS `ever`
FROM (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    toInt64(count(DISTINCT orders.retailer_id)) AS buyers,
    CAST(NULL AS Nullable(Int64)) AS ever
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-05-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-08-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS month,
    CAST(NULL AS Nullable(Int64)) AS buyers,
    toInt64(count(DISTINCT by_part.ever)) AS ever
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
