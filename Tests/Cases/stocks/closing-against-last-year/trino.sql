WITH last_moments AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
),
groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS quarter,
    SUM(inventory.on_hand) AS units_on_hand
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2025-01-01'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS quarter,
    SUM(inventory.on_hand) AS a_year_before
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2025-01-01'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.units_on_hand) AS units_on_hand,
    MAX(parts.a_year_before) AS a_year_before
  FROM (
    SELECT
      groups.quarter,
      groups.units_on_hand,
      CAST(NULL AS BIGINT) AS a_year_before
    FROM groups
    UNION ALL
    SELECT
      DATE_ADD('month', 12, groups_2.quarter) AS quarter,
      CAST(NULL AS BIGINT) AS units_on_hand,
      groups_2.a_year_before
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS "quarter",
  COALESCE(groups_3.units_on_hand, 0) AS "units_on_hand",
  COALESCE(groups_3.a_year_before, 0) AS "a_year_before",
  (CAST(COALESCE(groups_3.units_on_hand, 0) AS DOUBLE) / NULLIF(COALESCE(groups_3.a_year_before, 0), 0)) - CAST(1 AS DOUBLE) AS "growth"
FROM groups_3
ORDER BY 1 NULLS LAST
