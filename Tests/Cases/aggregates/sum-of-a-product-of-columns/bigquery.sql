SELECT
  warehouse.country AS `warehouse_country`,
  COALESCE(SUM(inventory.on_hand * 2 - inventory.reserved), 0) AS `reserved_share_units`,
  CAST(SUM(inventory.on_hand - inventory.reserved) AS FLOAT64) / NULLIF(COUNT(inventory.on_hand - inventory.reserved), 0) AS `free_average`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
WHERE inventory.snapshot_on >= DATE '2025-07-01'
  AND inventory.snapshot_on < DATE '2025-10-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
