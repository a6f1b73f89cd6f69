SELECT
  product.category AS "product.category",
  warehouse.country AS "warehouse.country",
  COUNT(*) FILTER (WHERE inventory.on_hand = 0) AS "stockouts",
  CAST(SUM(inventory.on_hand) AS DOUBLE) / NULLIF(COUNT(inventory.on_hand), 0) AS "average_on_hand"
FROM inventory
LEFT JOIN products AS product ON product.product_id = inventory.product_id
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
