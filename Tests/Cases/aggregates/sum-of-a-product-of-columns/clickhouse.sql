SELECT
  warehouse.country AS `warehouse.country`,
  COALESCE(toInt64(sum(inventory.on_hand * 2 - inventory.reserved)), 0) AS `reserved_share_units`,
  CAST(toInt64(sum(inventory.on_hand - inventory.reserved)) AS Nullable(Float64)) / NULLIF(toInt64(count(inventory.on_hand - inventory.reserved)), 0) AS `free_average`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
WHERE inventory.snapshot_on >= toDate32('2025-07-01')
  AND inventory.snapshot_on < toDate32('2025-10-01')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
