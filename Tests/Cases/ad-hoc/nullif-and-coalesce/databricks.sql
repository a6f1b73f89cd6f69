SELECT
  product.category AS `product.category`,
  CAST(SUM(NULLIF(inventory.on_hand, 0)) AS DOUBLE) / NULLIF(COUNT(NULLIF(inventory.on_hand, 0)), 0) AS `nonzero`,
  COALESCE(SUM(COALESCE(NULLIF(inventory.on_hand, 0), 1000)), 0) AS `known`
FROM inventory
LEFT JOIN products AS product ON product.product_id = inventory.product_id
WHERE inventory.snapshot_on >= DATE '2024-01-01'
  AND inventory.snapshot_on < DATE '2024-04-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
