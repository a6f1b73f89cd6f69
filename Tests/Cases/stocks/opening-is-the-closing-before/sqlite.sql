WITH last_moments AS (
  SELECT
    DATE(inventory.snapshot_on, 'start of month') AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= '2023-12-01'
    AND inventory.snapshot_on < '2024-03-01'
  GROUP BY 1
),
groups AS (
  SELECT
    DATE(inventory.snapshot_on, 'start of month') AS month,
    SUM(inventory.on_hand) AS opening
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= '2023-12-01'
    AND inventory.snapshot_on < '2024-03-01'
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    DATE(inventory.snapshot_on, 'start of month') AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= '2024-01-01'
    AND inventory.snapshot_on < '2024-04-01'
  GROUP BY 1
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.opening), 0) AS "opening",
  COALESCE(MAX(parts.closing), 0) AS "closing",
  COALESCE(MAX(parts.closing), 0) - COALESCE(MAX(parts.opening), 0) AS "movement"
FROM (
  SELECT
    CASE WHEN STRFTIME('%d', groups.month) = STRFTIME('%d', DATE(groups.month, (1) || ' months')) THEN DATE(groups.month, (1) || ' months') ELSE DATE(groups.month, 'start of month', (1 + 1) || ' months', '-1 day') END AS month,
    groups.opening,
    CAST(NULL AS INTEGER) AS closing
  FROM groups
  UNION ALL
  SELECT
    DATE(inventory.snapshot_on, 'start of month') AS month,
    CAST(NULL AS INTEGER) AS opening,
    SUM(inventory.on_hand) AS closing
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= '2024-01-01'
    AND inventory.snapshot_on < '2024-04-01'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
