WITH `groups` AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(inventory.snapshot_on), 1), INTERVAL 3 * QUARTER(inventory.snapshot_on) - 3 MONTH) AS DATE) AS stock_snapshot_quarter,
    SUM(inventory.on_hand) AS average_on_hand_1,
    COUNT(inventory.on_hand) AS average_on_hand_2,
    MAX(inventory.on_hand) AS most_on_hand
  FROM inventory
  GROUP BY 1
)
SELECT
  `groups`.stock_snapshot_quarter AS `stock.snapshot.quarter`,
  CAST(`groups`.average_on_hand_1 AS DOUBLE) / NULLIF(`groups`.average_on_hand_2, 0) AS `average_on_hand`,
  `groups`.most_on_hand AS `most_on_hand`
FROM `groups`
ORDER BY CASE WHEN `groups`.stock_snapshot_quarter IS NULL THEN 1 ELSE 0 END, 1
