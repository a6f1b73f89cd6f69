WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(visits.started_at AS DATE)) AS quarter,
    COUNT(*) AS per_order_1
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) AS per_order_2
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.per_order_1) AS per_order_1,
    MAX(parts.per_order_2) AS per_order_2
  FROM (
    SELECT
      groups.quarter,
      groups.per_order_1,
      CAST(NULL AS BIGINT) AS per_order_2
    FROM groups
    UNION ALL
    SELECT
      groups_2.quarter,
      CAST(NULL AS BIGINT) AS per_order_1,
      groups_2.per_order_2
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS "quarter",
  CAST(COALESCE(groups_3.per_order_1, 0) AS DOUBLE) / NULLIF(COALESCE(groups_3.per_order_2, 0), 0) AS "per_order",
  CAST(COALESCE(SUM(groups_3.per_order_1) OVER (), 0) AS DOUBLE) / NULLIF(COALESCE(SUM(groups_3.per_order_2) OVER (), 0), 0) AS "overall"
FROM groups_3
ORDER BY 1 NULLS LAST
