WITH last_moments AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) AS closes
  FROM orders
  JOIN last_moments ON last_moments.part = DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE))
    AND last_moments.part_2 = orders.retailer_id
    AND last_moments.moment = orders.placed_at
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
),
last_moments_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-10-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) AS opens
  FROM orders
  JOIN last_moments_2 ON last_moments_2.part = DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE))
    AND last_moments_2.part_2 = orders.retailer_id
    AND last_moments_2.moment = orders.placed_at
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-10-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.closes) AS closes,
    MAX(parts.opens) AS opens
  FROM (
    SELECT
      groups.quarter,
      groups.closes,
      CAST(NULL AS BIGINT) AS opens
    FROM groups
    UNION ALL
    SELECT
      DATE_ADD('month', 3, groups_2.quarter) AS quarter,
      CAST(NULL AS BIGINT) AS closes,
      groups_2.opens
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS "quarter",
  COALESCE(groups_3.closes, 0) AS "closes",
  COALESCE(groups_3.opens, 0) AS "opens",
  COALESCE(groups_3.closes, 0) - COALESCE(groups_3.opens, 0) AS "moved"
FROM groups_3
ORDER BY 1 NULLS LAST
