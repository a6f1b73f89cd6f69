WITH groups AS (
  SELECT
    TRUNC(CAST(visits.started_at AS DATE), 'QUARTER') AS quarter,
    COUNT(*) AS before_3
  FROM visits
  WHERE visits.started_at >= TIMESTAMP_NTZ '2024-10-01 00:00:00'
    AND visits.started_at < TIMESTAMP_NTZ '2025-10-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'QUARTER') AS quarter,
    COUNT(*) AS before_4
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-10-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-10-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  CAST(COALESCE(MAX(parts.per_order_1), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.per_order_2), 0), 0) AS `per_order`,
  CAST(COALESCE(MAX(parts.before_3), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.before_4), 0), 0) AS `before`
FROM (
  SELECT
    TRUNC(CAST(visits.started_at AS DATE), 'QUARTER') AS quarter,
    COUNT(*) AS per_order_1,
    CAST(NULL AS BIGINT) AS per_order_2,
    CAST(NULL AS BIGINT) AS before_3,
    CAST(NULL AS BIGINT) AS before_4
  FROM visits
  WHERE visits.started_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
    AND visits.started_at < TIMESTAMP_NTZ '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'QUARTER') AS quarter,
    CAST(NULL AS BIGINT) AS per_order_1,
    COUNT(*) AS per_order_2,
    CAST(NULL AS BIGINT) AS before_3,
    CAST(NULL AS BIGINT) AS before_4
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    ADD_MONTHS(groups.quarter, CAST(3 AS INT)) AS quarter,
    CAST(NULL AS BIGINT) AS per_order_1,
    CAST(NULL AS BIGINT) AS per_order_2,
    groups.before_3,
    CAST(NULL AS BIGINT) AS before_4
  FROM groups
  UNION ALL
  SELECT
    ADD_MONTHS(groups_2.quarter, CAST(3 AS INT)) AS quarter,
    CAST(NULL AS BIGINT) AS per_order_1,
    CAST(NULL AS BIGINT) AS per_order_2,
    CAST(NULL AS BIGINT) AS before_3,
    groups_2.before_4
  FROM groups_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
