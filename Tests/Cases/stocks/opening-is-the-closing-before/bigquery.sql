WITH last_moments AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), MONTH) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2023-12-01'
    AND inventory.snapshot_on < DATE '2024-03-01'
  GROUP BY 1
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), MONTH) AS month,
    SUM(inventory.on_hand) AS opening
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2023-12-01'
    AND inventory.snapshot_on < DATE '2024-03-01'
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), MONTH) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2024-04-01'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(inventory.snapshot_on AS DATE), MONTH) AS month,
    SUM(inventory.on_hand) AS closing
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2024-04-01'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.opening) AS opening,
    MAX(parts.closing) AS closing
  FROM (
    SELECT
      DATE_ADD(`groups`.month, INTERVAL (1) MONTH) AS month,
      `groups`.opening,
      CAST(NULL AS INT64) AS closing
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS INT64) AS opening,
      groups_2.closing
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  COALESCE(groups_3.opening, 0) AS `opening`,
  COALESCE(groups_3.closing, 0) AS `closing`,
  COALESCE(groups_3.closing, 0) - COALESCE(groups_3.opening, 0) AS `movement`
FROM groups_3
ORDER BY 1 NULLS LAST
