SELECT
  warehouse.name COLLATE utf8mb4_0900_bin AS `warehouse.name`,
  COUNT(DISTINCT CASE WHEN inventory.on_hand = 0 THEN inventory.product_id END) AS `products_out`,
  COUNT(DISTINCT inventory.product_id) AS `products_counted`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1
ORDER BY CASE WHEN MAX(warehouse.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
