SELECT
  warehouse.name AS `warehouse.name`,
  CAST(toInt64(sum(ABS(inventory.on_hand - 50))) AS Nullable(Float64)) / NULLIF(toInt64(count(ABS(inventory.on_hand - 50))), 0) AS `distance`,
  COALESCE(toInt64(sum(CASE WHEN inventory.on_hand <= 100 THEN inventory.on_hand WHEN inventory.on_hand > 100 THEN 100 END)), 0) AS `capped`,
  COALESCE(toInt64(sum(CASE WHEN inventory.on_hand - inventory.reserved >= 1 THEN inventory.on_hand - inventory.reserved WHEN inventory.on_hand - inventory.reserved < 1 THEN 1 END)), 0) AS `raised`,
  COALESCE(toInt64(sum(inventory.on_hand % NULLIF(12, 0))), 0) AS `dozens`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
