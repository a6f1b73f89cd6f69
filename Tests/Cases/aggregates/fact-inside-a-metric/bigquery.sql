WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), YEAR) AS stock_snapshot_year,
    warehouse.name AS warehouse_name,
    SUM(inventory.on_hand - inventory.reserved) AS average_available_1,
    COUNT(inventory.on_hand - inventory.reserved) AS average_available_2,
    COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS stockout_rate_3,
    COUNT(*) AS stockout_rate_4
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  GROUP BY 1, 2
)
SELECT
  `groups`.stock_snapshot_year AS `stock_snapshot_year`,
  `groups`.warehouse_name AS `warehouse_name`,
  CAST(`groups`.average_available_1 AS FLOAT64) / NULLIF(`groups`.average_available_2, 0) AS `average_available`,
  CAST(`groups`.stockout_rate_3 AS FLOAT64) / NULLIF(`groups`.stockout_rate_4, 0) AS `stockout_rate`
FROM `groups`
ORDER BY 1 NULLS LAST, 2 NULLS LAST
