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
    warehouse.name AS warehouse_name,
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS quarter,
    SUM(inventory.on_hand) AS units_on_hand
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1, 2
),
last_moments_2 AS (
  SELECT
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
),
groups_2 AS (
  SELECT
    warehouse.name AS warehouse_name,
    SUM(inventory.on_hand) AS units_on_hand
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    SUM(inventory.on_hand) AS units_on_hand
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
)
SELECT
  parts.warehouse_name AS "warehouse.name",
  parts.quarter AS "quarter",
  parts.value_3 AS "units_on_hand",
  parts.level AS "total_level"
FROM (
  SELECT
    groups.warehouse_name,
    groups.quarter,
    COALESCE(groups.units_on_hand, 0) AS value_3,
    0 AS level
  FROM groups
  UNION ALL
  SELECT
    groups_2.warehouse_name,
    CAST(NULL AS DATE) AS quarter,
    COALESCE(groups_2.units_on_hand, 0) AS value_3,
    1 AS level
  FROM groups_2
  UNION ALL
  SELECT
    CAST(NULL AS VARCHAR) AS warehouse_name,
    CAST(NULL AS DATE) AS quarter,
    COALESCE(groups_3.units_on_hand, 0) AS value_3,
    2 AS level
  FROM groups_3
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
