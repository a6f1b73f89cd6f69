WITH groups AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS TIMESTAMP)) AS DATE) AS quarter,
    inventory.snapshot_on AS day,
    COALESCE(SUM(inventory.on_hand), 0) AS value
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1, 2
  HAVING inventory.snapshot_on IS NOT NULL
),
last_moments AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS TIMESTAMP)) AS DATE) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  CAST(MAX(parts.average_1) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.average_2), 0), 0) AS "average",
  COALESCE(MAX(parts.units_on_hand), 0) AS "units_on_hand"
FROM (
  SELECT
    groups.quarter,
    SUM(groups.value) AS average_1,
    COUNT(groups.value) AS average_2,
    CAST(NULL AS BIGINT) AS units_on_hand
  FROM groups
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS TIMESTAMP)) AS DATE) AS quarter,
    CAST(NULL AS BIGINT) AS average_1,
    CAST(NULL AS BIGINT) AS average_2,
    SUM(inventory.on_hand) AS units_on_hand
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
