WITH groups AS (
  SELECT
    DATE_TRUNC('year', CAST(inventory.snapshot_on AS DATE)) AS stock_snapshot_year,
    warehouse.name AS warehouse_name,
    SUM(inventory.on_hand - inventory.reserved) AS average_available_1,
    COUNT(inventory.on_hand - inventory.reserved) AS average_available_2,
    COUNT(*) FILTER (WHERE inventory.on_hand = 0) AS stockout_rate_3,
    COUNT(*) AS stockout_rate_4
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  GROUP BY 1, 2
)
SELECT
  groups.stock_snapshot_year AS "stock.snapshot.year",
  groups.warehouse_name AS "warehouse.name",
  CAST(groups.average_available_1 AS DOUBLE) / NULLIF(groups.average_available_2, 0) AS "average_available",
  CAST(groups.stockout_rate_3 AS DOUBLE) / NULLIF(groups.stockout_rate_4, 0) AS "stockout_rate"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
