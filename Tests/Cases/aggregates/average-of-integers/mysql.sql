SELECT
  warehouse.name COLLATE utf8mb4_0900_bin AS `warehouse.name`,
  CAST(SUM(inventory.on_hand) AS DOUBLE) / NULLIF(COUNT(inventory.on_hand), 0) AS `average_on_hand`,
  COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS `stockouts`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1
ORDER BY CASE WHEN (warehouse.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
