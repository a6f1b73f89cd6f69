SELECT
  DATE(inventory.snapshot_on, 'start of month', '-' || ((CAST(STRFTIME('%m', inventory.snapshot_on) AS INTEGER) - 1) % 3) || ' months') AS "stock.snapshot.quarter",
  CAST(SUM(inventory.on_hand) AS REAL) / NULLIF(COUNT(inventory.on_hand), 0) AS "average_on_hand",
  MAX(inventory.on_hand) AS "most_on_hand"
FROM inventory
GROUP BY 1
ORDER BY 1 NULLS LAST
