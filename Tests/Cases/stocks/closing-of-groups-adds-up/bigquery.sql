WITH last_moments AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), YEAR) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  GROUP BY 1
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), YEAR) AS year,
    warehouse.country AS warehouse_country,
    SUM(inventory.on_hand) AS units_on_hand
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  GROUP BY 1, 2
)
SELECT
  `groups`.year AS `year`,
  `groups`.warehouse_country AS `warehouse_country`,
  COALESCE(`groups`.units_on_hand, 0) AS `units_on_hand`
FROM `groups`
WHERE COALESCE(`groups`.units_on_hand, 0) > 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
