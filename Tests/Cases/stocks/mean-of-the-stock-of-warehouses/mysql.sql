WITH last_moments AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(inventory.snapshot_on), 1), INTERVAL 3 * QUARTER(inventory.snapshot_on) - 3 MONTH) AS DATE) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
),
`groups` AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(inventory.snapshot_on), 1), INTERVAL 3 * QUARTER(inventory.snapshot_on) - 3 MONTH) AS DATE) AS quarter,
    warehouse.name COLLATE utf8mb4_0900_bin AS warehouse_name,
    COALESCE(SUM(inventory.on_hand), 0) AS value
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1, 2
  HAVING (warehouse.name COLLATE utf8mb4_0900_bin) IS NOT NULL
)
SELECT
  `groups`.quarter AS `quarter`,
  CAST(SUM(`groups`.value) AS DOUBLE) / NULLIF(COUNT(`groups`.value), 0) AS `mean`
FROM `groups`
GROUP BY 1
ORDER BY CASE WHEN `groups`.quarter IS NULL THEN 1 ELSE 0 END, 1
