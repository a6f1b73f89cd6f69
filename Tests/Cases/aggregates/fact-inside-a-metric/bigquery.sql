SELECT
  DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), YEAR) AS `stock_snapshot_year`,
  warehouse.name AS `warehouse_name`,
  CAST(SUM(inventory.on_hand - inventory.reserved) AS FLOAT64) / NULLIF(COUNT(inventory.on_hand - inventory.reserved), 0) AS `average_available`,
  CAST(COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS FLOAT64) / NULLIF(COUNT(*), 0) AS `stockout_rate`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
