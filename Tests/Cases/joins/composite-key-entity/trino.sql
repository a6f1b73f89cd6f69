WITH groups AS (
  SELECT
    product.category AS product_category,
    warehouse.country AS warehouse_country,
    COUNT(*) FILTER (WHERE inventory.on_hand = 0) AS stockouts,
    SUM(inventory.on_hand) AS average_on_hand_2,
    COUNT(inventory.on_hand) AS average_on_hand_3
  FROM inventory
  LEFT JOIN products AS product ON product.product_id = inventory.product_id
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  GROUP BY 1, 2
)
SELECT
  groups.product_category AS "product.category",
  groups.warehouse_country AS "warehouse.country",
  groups.stockouts AS "stockouts",
  CAST(groups.average_on_hand_2 AS DOUBLE) / NULLIF(groups.average_on_hand_3, 0) AS "average_on_hand"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
