WITH last_moments AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
last_moments_2 AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-10-01 00:00:00'
  GROUP BY 1, 2
),
groups AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS opens
  FROM orders
  JOIN last_moments_2 ON last_moments_2.part = CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE)
    AND last_moments_2.part_2 = orders.retailer_id
    AND last_moments_2.moment = orders.placed_at
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-10-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.closes), 0) AS "closes",
  COALESCE(MAX(parts.opens), 0) AS "opens",
  COALESCE(MAX(parts.closes), 0) - COALESCE(MAX(parts.opens), 0) AS "moved"
FROM (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS closes,
    CAST(NULL AS BIGINT) AS opens
  FROM orders
  JOIN last_moments ON last_moments.part = CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE)
    AND last_moments.part_2 = orders.retailer_id
    AND last_moments.moment = orders.placed_at
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(groups.quarter + 3 * INTERVAL '1 month' AS DATE) AS quarter,
    CAST(NULL AS BIGINT) AS closes,
    groups.opens
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
