SELECT
  CAST(DATE_FORMAT(inventory.snapshot_on, '%Y-01-01') AS DATE) AS `stock.snapshot.year`,
  warehouse.name COLLATE utf8mb4_0900_bin AS `warehouse.name`,
  CAST(SUM(inventory.on_hand - inventory.reserved) AS DOUBLE) / NULLIF(COUNT(inventory.on_hand - inventory.reserved), 0) AS `average_available`,
  CAST(COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `stockout_rate`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1, 2
ORDER BY CASE WHEN CAST(DATE_FORMAT(inventory.snapshot_on, '%Y-01-01') AS DATE) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN (warehouse.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
