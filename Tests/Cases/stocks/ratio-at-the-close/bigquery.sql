WITH last_moments AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2025-01-01'
  GROUP BY 1
)
SELECT
  DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS `quarter`,
  CAST(COALESCE(SUM(inventory.reserved), 0) AS FLOAT64) / NULLIF(COALESCE(SUM(inventory.on_hand), 0), 0) AS `reserved`,
  CAST(COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS FLOAT64) / NULLIF(COUNT(*), 0) AS `out`
FROM inventory
JOIN last_moments ON last_moments.moment = inventory.snapshot_on
WHERE inventory.snapshot_on >= DATE '2024-01-01'
  AND inventory.snapshot_on < DATE '2025-01-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
