WITH last_moments AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2025-01-01'
  GROUP BY 1
),
groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(inventory.snapshot_on AS DATE)) AS quarter,
    SUM(inventory.reserved) AS reserved_1,
    SUM(inventory.on_hand) AS reserved_2,
    COUNT(*) FILTER (WHERE inventory.on_hand = 0) AS out_3,
    COUNT(*) AS out_4
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2025-01-01'
  GROUP BY 1
)
SELECT
  groups.quarter AS "quarter",
  CAST(COALESCE(groups.reserved_1, 0) AS DOUBLE) / NULLIF(COALESCE(groups.reserved_2, 0), 0) AS "reserved",
  CAST(groups.out_3 AS DOUBLE) / NULLIF(groups.out_4, 0) AS "out"
FROM groups
ORDER BY 1 NULLS LAST
