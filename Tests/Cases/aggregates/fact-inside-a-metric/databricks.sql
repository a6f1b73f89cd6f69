SELECT
  TRUNC(CAST(inventory.snapshot_on AS DATE), 'YEAR') AS `stock.snapshot.year`,
  warehouse.name AS `warehouse.name`,
  CAST(SUM(inventory.on_hand - inventory.reserved) AS DOUBLE) / NULLIF(COUNT(inventory.on_hand - inventory.reserved), 0) AS `average_available`,
  CAST(COUNT(*) FILTER (WHERE inventory.on_hand = 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `stockout_rate`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
