SELECT
  toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS `stock.snapshot.quarter`,
  CAST(toInt64(sum(inventory.on_hand)) AS Nullable(Float64)) / NULLIF(toInt64(count(inventory.on_hand)), 0) AS `average_on_hand`,
  MAX(inventory.on_hand) AS `most_on_hand`
FROM inventory
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
