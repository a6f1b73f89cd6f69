SELECT
  product.category COLLATE utf8mb4_0900_bin AS `product.category`,
  warehouse.country COLLATE utf8mb4_0900_bin AS `warehouse.country`,
  COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS `stockouts`,
  CAST(SUM(inventory.on_hand) AS DOUBLE) / NULLIF(COUNT(inventory.on_hand), 0) AS `average_on_hand`
FROM inventory
LEFT JOIN products AS product ON product.product_id = inventory.product_id
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1, 2
ORDER BY CASE WHEN (product.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN (warehouse.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
