SELECT
  warehouse.name AS `warehouse.name`,
  CAST(SUM(ABS(inventory.on_hand - 50)) AS DOUBLE) / NULLIF(COUNT(ABS(inventory.on_hand - 50)), 0) AS `distance`,
  COALESCE(SUM(CASE WHEN inventory.on_hand <= 100 THEN inventory.on_hand WHEN inventory.on_hand > 100 THEN 100 END), 0) AS `capped`,
  COALESCE(SUM(CASE WHEN inventory.on_hand - inventory.reserved >= 1 THEN inventory.on_hand - inventory.reserved WHEN inventory.on_hand - inventory.reserved < 1 THEN 1 END), 0) AS `raised`,
  COALESCE(SUM(inventory.on_hand % NULLIF(12, 0)), 0) AS `dozens`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1
ORDER BY 1 NULLS LAST
