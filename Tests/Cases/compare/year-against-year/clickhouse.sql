WITH groups AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS orders__prior,
    toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS cancellation_rate__prior_4
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.orders__prior), 0) AS `orders__prior`,
  COALESCE(MAX(parts.orders), 0) - COALESCE(MAX(parts.orders__prior), 0) AS `orders__change`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) - CAST(1 AS Nullable(Float64)) AS `orders__growth`,
  CAST(COALESCE(MAX(parts.cancellation_rate_3), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS `cancellation_rate`,
  CAST(COALESCE(MAX(parts.cancellation_rate__prior_4), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0) AS `cancellation_rate__prior`,
  (CAST(COALESCE(MAX(parts.cancellation_rate_3), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders), 0), 0)) - (CAST(COALESCE(MAX(parts.cancellation_rate__prior_4), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) AS `cancellation_rate__change`,
  (CAST(CAST(COALESCE(MAX(parts.cancellation_rate_3), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS Nullable(Float64)) / NULLIF(CAST(COALESCE(MAX(parts.cancellation_rate__prior_4), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0), 0)) - CAST(1 AS Nullable(Float64)) AS `cancellation_rate__growth`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS orders,
    toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS cancellation_rate_3,
    CAST(NULL AS Nullable(Int64)) AS orders__prior,
    CAST(NULL AS Nullable(Int64)) AS cancellation_rate__prior_4
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(addMonths(groups.quarter, 12)) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS cancellation_rate_3,
    groups.orders__prior AS orders__prior,
    groups.cancellation_rate__prior_4 AS cancellation_rate__prior_4
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
