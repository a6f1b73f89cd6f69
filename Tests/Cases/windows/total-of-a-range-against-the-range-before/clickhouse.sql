SELECT
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.last_year), 0) AS `last_year`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS Nullable(Float64)) AS `growth`
FROM (
  SELECT
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS last_year
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-06-16 00:00:00', 6, 'UTC')
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS last_year
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-06-16 00:00:00', 6, 'UTC')
) AS parts
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
