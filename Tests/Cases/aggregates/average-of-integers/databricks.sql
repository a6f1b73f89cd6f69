SELECT
  warehouse.name AS `warehouse.name`,
  CAST(SUM(inventory.on_hand) AS DOUBLE) / NULLIF(COUNT(inventory.on_hand), 0) AS `average_on_hand`,
  COUNT(*) FILTER (WHERE inventory.on_hand = 0) AS `stockouts`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1
ORDER BY 1 NULLS LAST
