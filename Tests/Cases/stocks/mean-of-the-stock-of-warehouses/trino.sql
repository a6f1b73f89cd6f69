WITH last_moments AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
),
groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS quarter,
    warehouse.name AS warehouse_name,
    SUM(inventory.on_hand) AS mean
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    groups.quarter,
    groups.warehouse_name,
    COALESCE(groups.mean, 0) AS value
  FROM groups
  WHERE groups.warehouse_name IS NOT NULL
),
groups_3 AS (
  SELECT
    groups_2.quarter,
    SUM(groups_2.value) AS mean_1,
    COUNT(groups_2.value) AS mean_2
  FROM groups_2
  GROUP BY 1
)
SELECT
  groups_3.quarter AS "quarter",
  CAST(groups_3.mean_1 AS DOUBLE) / NULLIF(groups_3.mean_2, 0) AS "mean"
FROM groups_3
ORDER BY 1 NULLS LAST
