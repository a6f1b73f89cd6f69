WITH `groups` AS (
  SELECT
    warehouse.name AS warehouse_name,
    SUM(ABS(inventory.on_hand - 50)) AS distance_1,
    COUNT(ABS(inventory.on_hand - 50)) AS distance_2,
    SUM(CASE WHEN inventory.on_hand <= 100 THEN inventory.on_hand WHEN inventory.on_hand > 100 THEN 100 END) AS capped,
    SUM(CASE WHEN inventory.on_hand - inventory.reserved >= 1 THEN inventory.on_hand - inventory.reserved WHEN inventory.on_hand - inventory.reserved < 1 THEN 1 END) AS raised,
    SUM(MOD(inventory.on_hand, NULLIF(12, 0))) AS dozens
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  GROUP BY 1
)
SELECT
  `groups`.warehouse_name AS `warehouse_name`,
  CAST(`groups`.distance_1 AS FLOAT64) / NULLIF(`groups`.distance_2, 0) AS `distance`,
  COALESCE(`groups`.capped, 0) AS `capped`,
  COALESCE(`groups`.raised, 0) AS `raised`,
  COALESCE(`groups`.dozens, 0) AS `dozens`
FROM `groups`
ORDER BY 1 NULLS LAST
