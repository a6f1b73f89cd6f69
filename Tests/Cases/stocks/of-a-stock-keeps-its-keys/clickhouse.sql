WITH last_moments AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
last_moments_2 AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-10-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
groups AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS opens
  FROM orders
  JOIN last_moments_2 ON last_moments_2.part = toDate32(toStartOfQuarter(toDate32(orders.placed_at)))
    AND last_moments_2.part_2 = orders.retailer_id
    AND last_moments_2.moment = orders.placed_at
  WHERE orders.placed_at >= toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-10-01 00:00:00', 6, 'UTC')
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.closes), 0) AS `closes`,
  COALESCE(MAX(parts.opens), 0) AS `opens`,
  COALESCE(MAX(parts.closes), 0) - COALESCE(MAX(parts.opens), 0) AS `moved`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS closes,
    CAST(NULL AS Nullable(Int64)) AS opens
  FROM orders
  JOIN last_moments ON last_moments.part = toDate32(toStartOfQuarter(toDate32(orders.placed_at)))
    AND last_moments.part_2 = orders.retailer_id
    AND last_moments.moment = orders.placed_at
  WHERE orders.placed_at >= toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(addMonths(groups.quarter, 3)) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS closes,
    groups.opens AS opens
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
