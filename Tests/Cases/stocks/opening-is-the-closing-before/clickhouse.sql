WITH last_moments AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(inventory.snapshot_on))) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2023-12-01')
    AND inventory.snapshot_on < toDate32('2024-03-01')
  GROUP BY 1
),
groups AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(inventory.snapshot_on))) AS month,
    toInt64(sum(inventory.on_hand)) AS opening
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= toDate32('2023-12-01')
    AND inventory.snapshot_on < toDate32('2024-03-01')
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(inventory.snapshot_on))) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= toDate32('2024-01-01')
    AND inventory.snapshot_on < toDate32('2024-04-01')
  GROUP BY 1
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.opening), 0) AS `opening`,
  COALESCE(MAX(parts.closing), 0) AS `closing`,
  COALESCE(MAX(parts.closing), 0) - COALESCE(MAX(parts.opening), 0) AS `movement`
FROM (
  SELECT
    toDate32(addMonths(groups.month, 1)) AS month,
    groups.opening AS opening,
    CAST(NULL AS Nullable(Int64)) AS closing
  FROM groups
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(inventory.snapshot_on))) AS month,
    CAST(NULL AS Nullable(Int64)) AS opening,
    toInt64(sum(inventory.on_hand)) AS closing
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= toDate32('2024-01-01')
    AND inventory.snapshot_on < toDate32('2024-04-01')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
