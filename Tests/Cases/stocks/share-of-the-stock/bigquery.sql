WITH last_moments AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-07-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS quarter,
    warehouse.name AS warehouse_name,
    SUM(inventory.on_hand) AS share_1
  FROM inventory
  LEFT JOIN warehouses AS warehouse ON warehouse.warehouse_id = inventory.warehouse_id
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-07-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), QUARTER) AS quarter,
    CAST(NULL AS STRING) AS warehouse_name,
    SUM(inventory.on_hand) AS share_2
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-07-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.quarter,
    parts.warehouse_name,
    parts.level,
    MAX(parts.share_1) AS share_1,
    MAX(parts.share_2) AS share_2
  FROM (
    SELECT
      `groups`.quarter,
      `groups`.warehouse_name,
      0 AS level,
      `groups`.share_1,
      CAST(NULL AS INT64) AS share_2
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.quarter,
      groups_2.warehouse_name,
      1 AS level,
      CAST(NULL AS INT64) AS share_1,
      groups_2.share_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2, 3
),
groups_4 AS (
  SELECT
    groups_3.quarter,
    groups_3.warehouse_name,
    groups_3.level,
    groups_3.share_1,
    MAX(groups_3.share_2) OVER (PARTITION BY groups_3.quarter) AS share_2
  FROM groups_3
)
SELECT
  groups_4.quarter AS `quarter`,
  groups_4.warehouse_name AS `warehouse_name`,
  CAST(COALESCE(groups_4.share_1, 0) AS FLOAT64) / NULLIF(COALESCE(groups_4.share_2, 0), 0) AS `share`
FROM groups_4
WHERE groups_4.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
