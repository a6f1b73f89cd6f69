SELECT
  warehouse.name AS `warehouse.name`,
  CAST(toInt64(sum(inventory.on_hand)) AS Nullable(Float64)) / NULLIF(toInt64(count(inventory.on_hand)), 0) AS `average_on_hand`,
  toInt64(count(CASE WHEN inventory.on_hand = 0 THEN 1 END)) AS `stockouts`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
