SELECT
  warehouse.name AS "warehouse.name",
  COUNT(DISTINCT inventory.product_id) FILTER (WHERE inventory.on_hand = 0) AS "products_out",
  COUNT(DISTINCT inventory.product_id) AS "products_counted"
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1
ORDER BY 1 NULLS LAST
