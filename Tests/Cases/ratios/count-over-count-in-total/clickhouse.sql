SELECT
  CAST(COALESCE(MAX(parts.cancellation_rate_1), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.cancellation_rate_2), 0), 0) AS `cancellation_rate`,
  CAST(COALESCE(MAX(parts.bounce_rate_3), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.bounce_rate_4), 0), 0) AS `bounce_rate`
FROM (
  SELECT
    toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS cancellation_rate_1,
    toInt64(count()) AS cancellation_rate_2,
    CAST(NULL AS Nullable(Int64)) AS bounce_rate_3,
    CAST(NULL AS Nullable(Int64)) AS bounce_rate_4
  FROM orders
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Int64)) AS cancellation_rate_1,
    CAST(NULL AS Nullable(Int64)) AS cancellation_rate_2,
    toInt64(count(CASE WHEN visits.bounced THEN 1 END)) AS bounce_rate_3,
    toInt64(count()) AS bounce_rate_4
  FROM visits
) AS parts
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
