WITH `groups` AS (
  SELECT
    CAST(DATE_FORMAT(inventory.snapshot_on, '%Y-01-01') AS DATE) AS stock_snapshot_year,
    warehouse.name COLLATE utf8mb4_0900_bin AS warehouse_name,
    SUM(inventory.on_hand - inventory.reserved) AS average_available_1,
    COUNT(inventory.on_hand - inventory.reserved) AS average_available_2,
    COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS stockout_rate_3,
    COUNT(*) AS stockout_rate_4
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  GROUP BY 1, 2
)
SELECT
  `groups`.stock_snapshot_year AS `stock.snapshot.year`,
  `groups`.warehouse_name AS `warehouse.name`,
  CAST(`groups`.average_available_1 AS DOUBLE) / NULLIF(`groups`.average_available_2, 0) AS `average_available`,
  CAST(`groups`.stockout_rate_3 AS DOUBLE) / NULLIF(`groups`.stockout_rate_4, 0) AS `stockout_rate`
FROM `groups`
ORDER BY CASE WHEN `groups`.stock_snapshot_year IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN `groups`.warehouse_name IS NULL THEN 1 ELSE 0 END, 2
