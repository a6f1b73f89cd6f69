WITH by_part AS (
  SELECT
    toDate32(orders.placed_at) AS month_part,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-06-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
`range` AS (
  SELECT
    toDate32('2025-03-01') AS first,
    toDate32('2025-05-01') AS last,
    toInt32(toYear(toDate32('2025-05-01'))) * 12 + toInt32(toMonth(toDate32('2025-05-01'))) - (toInt32(toYear(toDate32('2025-03-01'))) * 12 + toInt32(toMonth(toDate32('2025-03-01')))) AS distance
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
    toDate32(addDays(toDate32(addMonths(periods.period, 1)), -90)) AS sees_from,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
),
by_part_2 AS (
  SELECT
    toDate32(orders.placed_at) AS month_part,
    orders.retailer_id AS last_year
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-02 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-06-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
windows_2 AS (
  SELECT
    periods.period AS period,
    toDate32(addDays(toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -12)), -90)) AS sees_from,
    toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -12)) AS sees_until
  FROM periods
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.active), 0) AS `active`,
  COALESCE(MAX(parts.last_year), 0) AS `last_year`
FROM (
  SELECT
    windows.period AS month,
    toInt64(count(DISTINCT by_part.active)) AS active,
    CAST(NULL AS Nullable(Int64)) AS last_year
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    windows_2.period AS month,
    CAST(NULL AS Nullable(Int64)) AS active,
    toInt64(count(DISTINCT by_part_2.last_year)) AS last_year
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month_part >= windows_2.sees_from AND by_part_2.month_part < windows_2.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
