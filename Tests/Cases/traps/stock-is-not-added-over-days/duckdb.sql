SELECT
  CAST(DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS TIMESTAMP)) AS DATE) AS "stock.snapshot.quarter",
  CAST(SUM(inventory.on_hand) AS DOUBLE) / NULLIF(COUNT(inventory.on_hand), 0) AS "average_on_hand",
  MAX(inventory.on_hand) AS "most_on_hand"
FROM inventory
GROUP BY 1
ORDER BY 1 NULLS LAST
