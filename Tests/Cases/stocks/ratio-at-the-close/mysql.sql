WITH last_moments AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(inventory.snapshot_on), 1), INTERVAL 3 * QUARTER(inventory.snapshot_on) - 3 MONTH) AS DATE) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2025-01-01'
  GROUP BY 1
)
SELECT
  CAST(DATE_ADD(MAKEDATE(YEAR(inventory.snapshot_on), 1), INTERVAL 3 * QUARTER(inventory.snapshot_on) - 3 MONTH) AS DATE) AS `quarter`,
  CAST(COALESCE(SUM(inventory.reserved), 0) AS DOUBLE) / NULLIF(COALESCE(SUM(inventory.on_hand), 0), 0) AS `reserved`,
  CAST(COUNT(CASE WHEN inventory.on_hand = 0 THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `out`
FROM inventory
JOIN last_moments ON last_moments.moment = inventory.snapshot_on
WHERE inventory.snapshot_on >= DATE '2024-01-01'
  AND inventory.snapshot_on < DATE '2025-01-01'
GROUP BY 1
ORDER BY CASE WHEN CAST(DATE_ADD(MAKEDATE(YEAR(inventory.snapshot_on), 1), INTERVAL 3 * QUARTER(inventory.snapshot_on) - 3 MONTH) AS DATE) IS NULL THEN 1 ELSE 0 END, 1
