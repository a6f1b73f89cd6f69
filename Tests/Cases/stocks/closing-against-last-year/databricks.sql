WITH last_moments AS (
  SELECT
    TRUNC(CAST(inventory.snapshot_on AS DATE), 'QUARTER') AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    TRUNC(CAST(inventory.snapshot_on AS DATE), 'QUARTER') AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2025-01-01'
  GROUP BY 1
),
groups AS (
  SELECT
    TRUNC(CAST(inventory.snapshot_on AS DATE), 'QUARTER') AS quarter,
    SUM(inventory.on_hand) AS a_year_before
  FROM inventory
  JOIN last_moments_2 ON last_moments_2.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2025-01-01'
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.units_on_hand), 0) AS `units_on_hand`,
  COALESCE(MAX(parts.a_year_before), 0) AS `a_year_before`,
  (CAST(COALESCE(MAX(parts.units_on_hand), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.a_year_before), 0), 0)) - CAST(1 AS DOUBLE) AS `growth`
FROM (
  SELECT
    TRUNC(CAST(inventory.snapshot_on AS DATE), 'QUARTER') AS quarter,
    SUM(inventory.on_hand) AS units_on_hand,
    CAST(NULL AS BIGINT) AS a_year_before
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
  UNION ALL
  SELECT
    ADD_MONTHS(groups.quarter, CAST(12 AS INT)) AS quarter,
    CAST(NULL AS BIGINT) AS units_on_hand,
    groups.a_year_before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
