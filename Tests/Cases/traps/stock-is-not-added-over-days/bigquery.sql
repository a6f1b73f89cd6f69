WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS stock_snapshot_quarter,
    SUM(inventory.on_hand) AS average_on_hand_1,
    COUNT(inventory.on_hand) AS average_on_hand_2,
    MAX(inventory.on_hand) AS most_on_hand
  FROM inventory
  GROUP BY 1
)
SELECT
  `groups`.stock_snapshot_quarter AS `stock_snapshot_quarter`,
  CAST(`groups`.average_on_hand_1 AS FLOAT64) / NULLIF(`groups`.average_on_hand_2, 0) AS `average_on_hand`,
  `groups`.most_on_hand AS `most_on_hand`
FROM `groups`
ORDER BY 1 NULLS LAST
