SELECT
  warehouse_market.region AS `stock_warehouse_market_region`,
  product_brand_market.region AS `stock_product_brand_market_region`,
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
ORDER BY 1 NULLS LAST, 2 NULLS LAST
