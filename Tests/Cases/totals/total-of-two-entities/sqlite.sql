WITH groups AS (
  SELECT
    parts.quarter,
    parts.level,
    MAX(parts.per_order_1) AS per_order_1,
    MAX(parts.per_order_2) AS per_order_2,
    MAX(MAX(parts.overall_3)) OVER () AS overall_3,
    MAX(MAX(parts.overall_4)) OVER () AS overall_4
  FROM (
    SELECT
      DATE(visits.started_at, 'start of month', '-' || ((CAST(STRFTIME('%m', visits.started_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
      0 AS level,
      COUNT(*) AS per_order_1,
      CAST(NULL AS INTEGER) AS per_order_2,
      CAST(NULL AS INTEGER) AS overall_3,
      CAST(NULL AS INTEGER) AS overall_4
    FROM visits
    WHERE visits.started_at >= '2025-01-01 00:00:00'
      AND visits.started_at < '2026-01-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
      0 AS level,
      CAST(NULL AS INTEGER) AS per_order_1,
      COUNT(*) AS per_order_2,
      CAST(NULL AS INTEGER) AS overall_3,
      CAST(NULL AS INTEGER) AS overall_4
    FROM orders
    WHERE orders.placed_at >= '2025-01-01 00:00:00'
      AND orders.placed_at < '2026-01-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS TEXT) AS quarter,
      1 AS level,
      CAST(NULL AS INTEGER) AS per_order_1,
      CAST(NULL AS INTEGER) AS per_order_2,
      COUNT(*) AS overall_3,
      CAST(NULL AS INTEGER) AS overall_4
    FROM visits
    WHERE visits.started_at >= '2025-01-01 00:00:00'
      AND visits.started_at < '2026-01-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS TEXT) AS quarter,
      1 AS level,
      CAST(NULL AS INTEGER) AS per_order_1,
      CAST(NULL AS INTEGER) AS per_order_2,
      CAST(NULL AS INTEGER) AS overall_3,
      COUNT(*) AS overall_4
    FROM orders
    WHERE orders.placed_at >= '2025-01-01 00:00:00'
      AND orders.placed_at < '2026-01-01 00:00:00'
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.quarter AS "quarter",
  CAST(COALESCE(groups.per_order_1, 0) AS REAL) / NULLIF(COALESCE(groups.per_order_2, 0), 0) AS "per_order",
  CAST(COALESCE(groups.overall_3, 0) AS REAL) / NULLIF(COALESCE(groups.overall_4, 0), 0) AS "overall"
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST
