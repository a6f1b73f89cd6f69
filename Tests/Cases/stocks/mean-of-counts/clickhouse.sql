WITH groups AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS quarter,
    inventory.snapshot_on AS day,
    COALESCE(toInt64(sum(inventory.on_hand)), 0) AS value
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1, 2
  HAVING inventory.snapshot_on IS NOT NULL
),
last_moments AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  CAST(MAX(parts.average_1) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.average_2), 0), 0) AS `average`,
  COALESCE(MAX(parts.units_on_hand), 0) AS `units_on_hand`
FROM (
  SELECT
    groups.quarter AS quarter,
    toInt64(sum(groups.value)) AS average_1,
    toInt64(count(groups.value)) AS average_2,
    CAST(NULL AS Nullable(Int64)) AS units_on_hand
  FROM groups
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS average_1,
    CAST(NULL AS Nullable(Int64)) AS average_2,
    toInt64(sum(inventory.on_hand)) AS units_on_hand
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
