SELECT
  toDate32(toStartOfYear(toDate32(inventory.snapshot_on))) AS `stock.snapshot.year`,
  warehouse.name AS `warehouse.name`,
  CAST(toInt64(sum(inventory.on_hand - inventory.reserved)) AS Nullable(Float64)) / NULLIF(toInt64(count(inventory.on_hand - inventory.reserved)), 0) AS `average_available`,
  CAST(toInt64(count(CASE WHEN inventory.on_hand = 0 THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS `stockout_rate`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
