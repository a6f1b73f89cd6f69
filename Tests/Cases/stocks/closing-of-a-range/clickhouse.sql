WITH last_moments AS (
  SELECT
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2024-02-10')
    AND inventory.snapshot_on < toDate32('2024-06-20')
)
SELECT
  COALESCE(toInt64(sum(inventory.on_hand)), 0) AS `units_on_hand`,
  COALESCE(SUM(inventory.on_hand * inventory.unit_cost), CAST(0 AS Nullable(Decimal(38,2)))) AS `stock_value`
FROM inventory
JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
JOIN last_moments ON last_moments.moment = inventory.snapshot_on
WHERE warehouse.country = 'NL'
  AND inventory.snapshot_on >= toDate32('2024-02-10')
  AND inventory.snapshot_on < toDate32('2024-06-20')
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
