WITH last_moments AS (
  SELECT
    TRUNC(CAST(inventory.snapshot_on AS DATE), 'QUARTER') AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.units_on_hand), 0) AS `units_on_hand`,
  COALESCE(MAX(parts.stock_counts), 0) AS `stock_counts`
FROM (
  SELECT
    TRUNC(CAST(inventory.snapshot_on AS DATE), 'QUARTER') AS quarter,
    SUM(inventory.on_hand) AS units_on_hand,
    CAST(NULL AS BIGINT) AS stock_counts
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
  UNION ALL
  SELECT
    TRUNC(CAST(inventory.snapshot_on AS DATE), 'QUARTER') AS quarter,
    CAST(NULL AS BIGINT) AS units_on_hand,
    COUNT(*) AS stock_counts
  FROM inventory
  WHERE inventory.snapshot_on >= DATE '2025-01-01'
    AND inventory.snapshot_on < DATE '2026-01-01'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
