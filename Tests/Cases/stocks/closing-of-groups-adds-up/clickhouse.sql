WITH last_moments AS (
  SELECT
    toDate32(toStartOfYear(toDate32(inventory.snapshot_on))) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  GROUP BY 1
)
SELECT
  toDate32(toStartOfYear(toDate32(inventory.snapshot_on))) AS `year`,
  warehouse.country AS `warehouse.country`,
  COALESCE(toInt64(sum(inventory.on_hand)), 0) AS `units_on_hand`
FROM inventory
LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
JOIN last_moments ON last_moments.moment = inventory.snapshot_on
GROUP BY 1, 2
HAVING COALESCE(toInt64(sum(inventory.on_hand)), 0) > 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
