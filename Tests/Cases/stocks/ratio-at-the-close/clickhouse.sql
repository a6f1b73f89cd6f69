WITH last_moments AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2024-01-01')
    AND inventory.snapshot_on < toDate32('2025-01-01')
  GROUP BY 1
)
SELECT
  toDate32(toStartOfQuarter(toDate32(inventory.snapshot_on))) AS `quarter`,
  CAST(COALESCE(toInt64(sum(inventory.reserved)), 0) AS Nullable(Float64)) / NULLIF(COALESCE(toInt64(sum(inventory.on_hand)), 0), 0) AS `reserved`,
  CAST(toInt64(count(CASE WHEN inventory.on_hand = 0 THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS `out`
FROM inventory
JOIN last_moments ON last_moments.moment = inventory.snapshot_on
WHERE inventory.snapshot_on >= toDate32('2024-01-01')
  AND inventory.snapshot_on < toDate32('2025-01-01')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
