SELECT
  warehouse_market.region COLLATE utf8mb4_0900_bin AS `stock.warehouse.market.region`,
  product_brand_market.region COLLATE utf8mb4_0900_bin AS `stock.product.brand.market.region`,
  COUNT(*) AS `stockouts`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
LEFT JOIN countries AS warehouse_market ON warehouse_market.code = warehouse.country
LEFT JOIN products AS product ON product.product_id = inventory.product_id
LEFT JOIN brands AS product_brand ON product_brand.brand_id = product.brand_id
LEFT JOIN countries AS product_brand_market ON product_brand_market.code = product_brand.country
WHERE inventory.snapshot_on >= DATE '2025-01-01'
  AND inventory.snapshot_on < DATE '2026-01-01'
  AND inventory.on_hand = 0
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(warehouse_market.region COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(product_brand_market.region COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
