SELECT
  warehouse.name AS `warehouse_name`,
  CAST(SUM(inventory.on_hand) AS FLOAT64) / NULLIF(COUNT(inventory.on_hand), 0) AS `average_on_hand`,
  COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS `stockouts`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1
ORDER BY 1 NULLS LAST
