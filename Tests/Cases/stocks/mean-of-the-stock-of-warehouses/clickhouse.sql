WITH last_moments AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1
),
groups AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS quarter,
    warehouse.name AS warehouse_name,
    COALESCE(toInt64(sum(inventory.on_hand)), 0) AS value
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1, 2
  HAVING warehouse.name IS NOT NULL
)
SELECT
  groups.quarter AS `quarter`,
  CAST(toInt64(sum(groups.value)) AS Nullable(Float64)) / NULLIF(toInt64(count(groups.value)), 0) AS `mean`
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
