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
      CAST(DATE_TRUNC('quarter', CAST(visits.started_at AS TIMESTAMP)) AS DATE) AS quarter,
      0 AS level,
      COUNT(*) AS per_order_1,
      CAST(NULL AS BIGINT) AS per_order_2,
      CAST(NULL AS BIGINT) AS overall_3,
      CAST(NULL AS BIGINT) AS overall_4
    FROM visits
    WHERE visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
      AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
      0 AS level,
      CAST(NULL AS BIGINT) AS per_order_1,
      COUNT(*) AS per_order_2,
      CAST(NULL AS BIGINT) AS overall_3,
      CAST(NULL AS BIGINT) AS overall_4
    FROM orders
    WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS DATE) AS quarter,
      1 AS level,
      CAST(NULL AS BIGINT) AS per_order_1,
      CAST(NULL AS BIGINT) AS per_order_2,
      COUNT(*) AS overall_3,
      CAST(NULL AS BIGINT) AS overall_4
    FROM visits
    WHERE visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
      AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS DATE) AS quarter,
      1 AS level,
      CAST(NULL AS BIGINT) AS per_order_1,
      CAST(NULL AS BIGINT) AS per_order_2,
      CAST(NULL AS BIGINT) AS overall_3,
      COUNT(*) AS overall_4
    FROM orders
    WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.quarter AS "quarter",
  CAST(COALESCE(groups.per_order_1, 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(groups.per_order_2, 0), 0) AS "per_order",
  CAST(COALESCE(groups.overall_3, 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(groups.overall_4, 0), 0) AS "overall"
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST
