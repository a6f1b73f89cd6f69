SELECT
  warehouse.name AS `warehouse.name`,
  toInt64(count(DISTINCT CASE WHEN inventory.on_hand = 0 THEN inventory.product_id END)) AS `products_out`,
  toInt64(count(DISTINCT inventory.product_id)) AS `products_counted`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
