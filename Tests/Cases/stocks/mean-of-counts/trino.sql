WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS quarter,
    inventory.snapshot_on AS day,
    SUM(inventory.on_hand) AS average
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    groups.quarter,
    groups.day,
    COALESCE(groups.average, 0) AS value
  FROM groups
  WHERE groups.day IS NOT NULL
),
groups_3 AS (
  SELECT
    groups_2.quarter,
    SUM(groups_2.value) AS average_1,
    COUNT(groups_2.value) AS average_2
  FROM groups_2
  GROUP BY 1
),
last_moments AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
),
groups_4 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS quarter,
    SUM(inventory.on_hand) AS units_on_hand
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
),
groups_5 AS (
  SELECT
    parts.quarter,
    MAX(parts.average_1) AS average_1,
    MAX(parts.average_2) AS average_2,
    MAX(parts.units_on_hand) AS units_on_hand
  FROM (
    SELECT
      groups_3.quarter,
      groups_3.average_1,
      groups_3.average_2,
      CAST(NULL AS BIGINT) AS units_on_hand
    FROM groups_3
    UNION ALL
    SELECT
      groups_4.quarter,
      CAST(NULL AS BIGINT) AS average_1,
      CAST(NULL AS BIGINT) AS average_2,
      groups_4.units_on_hand
    FROM groups_4
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_5.quarter AS "quarter",
  CAST(groups_5.average_1 AS DOUBLE) / NULLIF(COALESCE(groups_5.average_2, 0), 0) AS "average",
  COALESCE(groups_5.units_on_hand, 0) AS "units_on_hand"
FROM groups_5
ORDER BY 1 NULLS LAST
