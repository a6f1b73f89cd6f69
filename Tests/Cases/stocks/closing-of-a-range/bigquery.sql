WITH last_moments AS (
  SELECT
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-02-10'
    AND inventory.snapshot_on < DATE '2024-06-20'
),
`groups` AS (
  SELECT
    SUM(inventory.on_hand) AS units_on_hand,
    SUM(inventory.on_hand * inventory.unit_cost) AS stock_value
  FROM inventory
  JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE warehouse.country = 'NL'
    AND inventory.snapshot_on >= DATE '2024-02-10'
    AND inventory.snapshot_on < DATE '2024-06-20'
)
SELECT
  COALESCE(`groups`.units_on_hand, 0) AS `units_on_hand`,
  COALESCE(`groups`.stock_value, 0) AS `stock_value`
FROM `groups`
