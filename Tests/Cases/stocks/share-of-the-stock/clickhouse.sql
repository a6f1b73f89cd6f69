WITH last_moments AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2025-07-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1
),
groups AS (
  SELECT
    parts.quarter AS quarter,
    parts.warehouse_name AS warehouse_name,
    parts.level AS level,
    MAX(parts.share_1) AS share_1,
    MAX(MAX(parts.share_2)) OVER (PARTITION BY parts.quarter) AS share_2
  FROM (
    SELECT
      toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS quarter,
      warehouse.name AS warehouse_name,
      0 AS level,
      toInt64(sum(inventory.on_hand)) AS share_1,
      CAST(NULL AS Nullable(Int64)) AS share_2
    FROM inventory
    LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
    JOIN last_moments ON last_moments.moment = inventory.snapshot_on
    WHERE inventory.snapshot_on >= toDate32('2025-07-01')
      AND inventory.snapshot_on < toDate32('2026-01-01')
    GROUP BY 1, 2
    UNION ALL
    SELECT
      toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS quarter,
      CAST(NULL AS Nullable(String)) AS warehouse_name,
      1 AS level,
      CAST(NULL AS Nullable(Int64)) AS share_1,
      toInt64(sum(inventory.on_hand)) AS share_2
    FROM inventory
    JOIN last_moments ON last_moments.moment = inventory.snapshot_on
    WHERE inventory.snapshot_on >= toDate32('2025-07-01')
      AND inventory.snapshot_on < toDate32('2026-01-01')
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.quarter AS `quarter`,
  groups.warehouse_name AS `warehouse.name`,
  CAST(COALESCE(groups.share_1, 0) AS Nullable(Float64)) / NULLIF(COALESCE(groups.share_2, 0), 0) AS `share`
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
