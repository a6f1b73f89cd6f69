WITH `groups` AS (
  SELECT
    warehouse.country AS warehouse_country,
    SUM(inventory.on_hand * 2 - inventory.reserved) AS reserved_share_units,
    SUM(inventory.on_hand - inventory.reserved) AS free_average_2,
    COUNT(inventory.on_hand - inventory.reserved) AS free_average_3
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  WHERE inventory.snapshot_on >= DATE '2025-07-01'
    AND inventory.snapshot_on < DATE '2025-10-01'
  GROUP BY 1
)
SELECT
  `groups`.warehouse_country AS `warehouse_country`,
  COALESCE(`groups`.reserved_share_units, 0) AS `reserved_share_units`,
  CAST(`groups`.free_average_2 AS FLOAT64) / NULLIF(`groups`.free_average_3, 0) AS `free_average`
FROM `groups`
ORDER BY 1 NULLS LAST
