WITH last_moments AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
)
SELECT
  parts.warehouse_name AS `warehouse.name`,
  parts.quarter AS `quarter`,
  parts.value_3 AS `units_on_hand`,
  parts.level AS `total_level`
FROM (
  SELECT
    warehouse.name AS warehouse_name,
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS quarter,
    COALESCE(toInt64(sum(inventory.on_hand)), 0) AS value_3,
    0 AS level
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1, 2
  UNION ALL
  SELECT
    warehouse.name AS warehouse_name,
    CAST(NULL AS Nullable(Date32)) AS quarter,
    COALESCE(toInt64(sum(inventory.on_hand)), 0) AS value_3,
    1 AS level
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)) AS warehouse_name,
    CAST(NULL AS Nullable(Date32)) AS quarter,
    COALESCE(toInt64(sum(inventory.on_hand)), 0) AS value_3,
    2 AS level
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
