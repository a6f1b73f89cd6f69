WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS fiscal_quarter,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-07-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS fiscal_quarter,
    COUNT(DISTINCT orders.retailer_id) AS before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.fiscal_quarter,
    MAX(parts.buyers) AS buyers,
    MAX(parts.before) AS before
  FROM (
    SELECT
      groups.fiscal_quarter,
      groups.buyers,
      CAST(NULL AS BIGINT) AS before
    FROM groups
    UNION ALL
    SELECT
      DATE_ADD('month', 3, groups_2.fiscal_quarter) AS fiscal_quarter,
      CAST(NULL AS BIGINT) AS buyers,
      groups_2.before
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.fiscal_quarter AS "fiscal_quarter",
  COALESCE(groups_3.buyers, 0) AS "buyers",
  COALESCE(groups_3.before, 0) AS "before"
FROM groups_3
ORDER BY 1 NULLS LAST
