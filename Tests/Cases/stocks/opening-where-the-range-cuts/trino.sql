WITH last_moments AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-02-01'
    AND inventory.snapshot_on < DATE '2025-06-01'
  GROUP BY 1
),
groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS quarter,
    SUM(inventory.on_hand) AS units_on_hand
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-02-01'
    AND inventory.snapshot_on < DATE '2025-06-01'
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-10-01'
    AND inventory.snapshot_on < DATE '2025-04-01'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS quarter,
    SUM(inventory.on_hand) AS opening
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2024-10-01'
    AND inventory.snapshot_on < DATE '2025-04-01'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.units_on_hand) AS units_on_hand,
    MAX(parts.opening) AS opening
  FROM (
    SELECT
      groups.quarter,
      groups.units_on_hand,
      CAST(NULL AS BIGINT) AS opening
    FROM groups
    UNION ALL
    SELECT
      DATE_ADD('month', 3, groups_2.quarter) AS quarter,
      CAST(NULL AS BIGINT) AS units_on_hand,
      groups_2.opening
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS "quarter",
  COALESCE(groups_3.units_on_hand, 0) AS "units_on_hand",
  COALESCE(groups_3.opening, 0) AS "opening",
  COALESCE(groups_3.units_on_hand, 0) - COALESCE(groups_3.opening, 0) AS "movement"
FROM groups_3
ORDER BY 1 NULLS LAST
