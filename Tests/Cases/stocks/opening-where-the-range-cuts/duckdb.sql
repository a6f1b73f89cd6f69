WITH last_moments AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS TIMESTAMP)) AS DATE) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-02-01'
    AND inventory.snapshot_on < DATE '2025-06-01'
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS TIMESTAMP)) AS DATE) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-10-01'
    AND inventory.snapshot_on < DATE '2025-04-01'
  GROUP BY 1
),
groups AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS TIMESTAMP)) AS DATE) AS quarter,
    SUM(inventory.on_hand) AS opening
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2024-10-01'
    AND inventory.snapshot_on < DATE '2025-04-01'
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.units_on_hand), 0) AS "units_on_hand",
  COALESCE(MAX(parts.opening), 0) AS "opening",
  COALESCE(MAX(parts.units_on_hand), 0) - COALESCE(MAX(parts.opening), 0) AS "movement"
FROM (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS TIMESTAMP)) AS DATE) AS quarter,
    SUM(inventory.on_hand) AS units_on_hand,
    CAST(NULL AS BIGINT) AS opening
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-02-01'
    AND inventory.snapshot_on < DATE '2025-06-01'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(groups.quarter + 3 * INTERVAL '1 month' AS DATE) AS quarter,
    CAST(NULL AS BIGINT) AS units_on_hand,
    groups.opening
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
