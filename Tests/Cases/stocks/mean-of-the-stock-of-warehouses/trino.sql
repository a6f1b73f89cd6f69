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
    COALESCE(SUM(inventory.on_hand), 0) AS value
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1, 2
  HAVING warehouse.name IS NOT NULL
)
SELECT
  groups.quarter AS "quarter",
  CAST(SUM(groups.value) AS DOUBLE) / NULLIF(COUNT(groups.value), 0) AS "mean"
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
