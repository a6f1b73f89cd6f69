SELECT
  product.category AS `product.category`,
  warehouse.country AS `warehouse.country`,
  toInt64(count(CASE WHEN inventory.on_hand = 0 THEN 1 END)) AS `stockouts`,
  CAST(toInt64(sum(inventory.on_hand)) AS Nullable(Float64)) / NULLIF(toInt64(count(inventory.on_hand)), 0) AS `average_on_hand`
FROM inventory
LEFT JOIN products AS product ON product.product_id = inventory.product_id
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
