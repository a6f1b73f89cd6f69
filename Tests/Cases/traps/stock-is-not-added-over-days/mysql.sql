SELECT
  CAST(DATE_ADD(MAKEDATE(YEAR(inventory.snapshot_on), 1), INTERVAL 3 * QUARTER(inventory.snapshot_on) - 3 MONTH) AS DATE) AS `stock.snapshot.quarter`,
  CAST(SUM(inventory.on_hand) AS DOUBLE) / NULLIF(COUNT(inventory.on_hand), 0) AS `average_on_hand`,
  MAX(inventory.on_hand) AS `most_on_hand`
FROM inventory
GROUP BY 1
ORDER BY CASE WHEN CAST(DATE_ADD(MAKEDATE(YEAR(inventory.snapshot_on), 1), INTERVAL 3 * QUARTER(inventory.snapshot_on) - 3 MONTH) AS DATE) IS NULL THEN 1 ELSE 0 END, 1
