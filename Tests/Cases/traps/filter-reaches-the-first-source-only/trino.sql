WITH groups AS (
  SELECT
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS year,
    COUNT(*) AS orders,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.tier IS NULL
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('year', CAST(visits.started_at AS DATE)) AS year,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE retailer.tier IS NULL
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.year,
    MAX(parts.orders) AS orders,
    MAX(parts.buyers) AS buyers,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      groups.year,
      groups.orders,
      groups.buyers,
      CAST(NULL AS BIGINT) AS visits
    FROM groups
    UNION ALL
    SELECT
      groups_2.year,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS buyers,
      groups_2.visits
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.year AS "year",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.visits, 0) AS "visits",
  COALESCE(groups_3.buyers, 0) AS "buyers"
FROM groups_3
ORDER BY 1 NULLS LAST
