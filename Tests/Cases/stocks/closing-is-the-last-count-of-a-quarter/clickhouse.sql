WITH last_moments AS (
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
  COALESCE(MAX(parts.units_on_hand), 0) AS `units_on_hand`,
  COALESCE(MAX(parts.stock_counts), 0) AS `stock_counts`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS quarter,
    toInt64(sum(inventory.on_hand)) AS units_on_hand,
    CAST(NULL AS Nullable(Int64)) AS stock_counts
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS units_on_hand,
    toInt64(count()) AS stock_counts
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2025-01-01')
    AND inventory.snapshot_on < toDate32('2026-01-01')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
