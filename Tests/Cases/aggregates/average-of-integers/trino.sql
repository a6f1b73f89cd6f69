WITH groups AS (
  SELECT
    warehouse.name AS warehouse_name,
    SUM(inventory.on_hand) AS average_on_hand_1,
    COUNT(inventory.on_hand) AS average_on_hand_2,
    COUNT(*) FILTER (WHERE inventory.on_hand = 0) AS stockouts
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  GROUP BY 1
)
SELECT
  groups.warehouse_name AS "warehouse.name",
  CAST(groups.average_on_hand_1 AS DOUBLE) / NULLIF(groups.average_on_hand_2, 0) AS "average_on_hand",
  groups.stockouts AS "stockouts"
FROM groups
ORDER BY 1 NULLS LAST
