WITH last_moments AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-02-01'
    AND inventory.snapshot_on < DATE '2025-06-01'
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-10-01'
    AND inventory.snapshot_on < DATE '2025-04-01'
  GROUP BY 1
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS quarter,
    SUM(inventory.on_hand) AS opening
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2024-10-01'
    AND inventory.snapshot_on < DATE '2025-04-01'
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.units_on_hand), 0) AS `units_on_hand`,
  COALESCE(MAX(parts.opening), 0) AS `opening`,
  COALESCE(MAX(parts.units_on_hand), 0) - COALESCE(MAX(parts.opening), 0) AS `movement`
FROM (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS quarter,
    SUM(inventory.on_hand) AS units_on_hand,
    CAST(NULL AS INT64) AS opening
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-02-01'
    AND inventory.snapshot_on < DATE '2025-06-01'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_ADD(`groups`.quarter, INTERVAL (3) MONTH) AS quarter,
    CAST(NULL AS INT64) AS units_on_hand,
    `groups`.opening
  FROM `groups`
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
