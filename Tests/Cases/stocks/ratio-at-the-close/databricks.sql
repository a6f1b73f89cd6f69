WITH last_moments AS (
  SELECT
    TRUNC(CAST(inventory.snapshot_on AS DATE), 'QUARTER') AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2025-01-01'
  GROUP BY 1
)
SELECT
  TRUNC(CAST(inventory.snapshot_on AS DATE), 'QUARTER') AS `quarter`,
  CAST(COALESCE(SUM(inventory.reserved), 0) AS DOUBLE) / NULLIF(COALESCE(SUM(inventory.on_hand), 0), 0) AS `reserved`,
  CAST(COUNT(*) FILTER (WHERE inventory.on_hand = 0) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `out`
FROM inventory
JOIN last_moments ON last_moments.moment = inventory.snapshot_on
WHERE inventory.snapshot_on >= DATE '2024-01-01'
  AND inventory.snapshot_on < DATE '2025-01-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
