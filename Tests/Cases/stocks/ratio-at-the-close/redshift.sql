WITH last_moments AS (
  SELECT
    CAST(DATE_TRUNC('quarter', inventory.snapshot_on) AS DATE) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= CAST('2024-01-01' AS DATE)
    AND inventory.snapshot_on < CAST('2025-01-01' AS DATE)
  GROUP BY 1
)
SELECT
  CAST(DATE_TRUNC('quarter', inventory.snapshot_on) AS DATE) AS "quarter",
  CAST(COALESCE(SUM(inventory.reserved), 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(SUM(inventory.on_hand), 0), 0) AS "reserved",
  CAST(COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS "out"
FROM inventory
JOIN last_moments ON last_moments.moment = inventory.snapshot_on
WHERE inventory.snapshot_on >= CAST('2024-01-01' AS DATE)
  AND inventory.snapshot_on < CAST('2025-01-01' AS DATE)
GROUP BY 1
ORDER BY 1 NULLS LAST
