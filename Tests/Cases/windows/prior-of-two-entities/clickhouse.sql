WITH groups AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(visits.started_at))) AS quarter,
    toInt64(count()) AS before_3
  FROM visits
  WHERE visits.started_at >= toDateTime64('2024-10-01 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2025-10-01 00:00:00', 6, 'UTC')
  GROUP BY 1
),
groups_2 AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS before_4
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-10-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-10-01 00:00:00', 6, 'UTC')
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  CAST(COALESCE(MAX(parts.per_order_1), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.per_order_2), 0), 0) AS `per_order`,
  CAST(COALESCE(MAX(parts.before_3), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.before_4), 0), 0) AS `before`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(visits.started_at))) AS quarter,
    toInt64(count()) AS per_order_1,
    CAST(NULL AS Nullable(Int64)) AS per_order_2,
    CAST(NULL AS Nullable(Int64)) AS before_3,
    CAST(NULL AS Nullable(Int64)) AS before_4
  FROM visits
  WHERE visits.started_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS per_order_1,
    toInt64(count()) AS per_order_2,
    CAST(NULL AS Nullable(Int64)) AS before_3,
    CAST(NULL AS Nullable(Int64)) AS before_4
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(addMonths(groups.quarter, 3)) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS per_order_1,
    CAST(NULL AS Nullable(Int64)) AS per_order_2,
    groups.before_3 AS before_3,
    CAST(NULL AS Nullable(Int64)) AS before_4
  FROM groups
  UNION ALL
  SELECT
    toDate32(addMonths(groups_2.quarter, 3)) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS per_order_1,
    CAST(NULL AS Nullable(Int64)) AS per_order_2,
    CAST(NULL AS Nullable(Int64)) AS before_3,
    groups_2.before_4 AS before_4
  FROM groups_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
