SELECT
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.stockouts), 0) AS `stockouts`
FROM (
  SELECT
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS visits,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS stockouts
  FROM orders
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS visits,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS stockouts
  FROM visits
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS visits,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS stockouts
  FROM refunds
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS visits,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(count()) AS stockouts
  FROM inventory
  WHERE inventory.on_hand = 0
) AS parts
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
