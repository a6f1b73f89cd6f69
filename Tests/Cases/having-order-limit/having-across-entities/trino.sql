WITH groups AS (
  SELECT
    brand.name AS brand_name,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    brand.name AS brand_name,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.brand_name,
    MAX(parts.orders) AS orders,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      groups.brand_name,
      groups.orders,
      CAST(NULL AS BIGINT) AS visits
    FROM groups
    UNION ALL
    SELECT
      groups_2.brand_name,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.visits
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.brand_name AS "brand.name",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.visits, 0) AS "visits"
FROM groups_3
WHERE COALESCE(groups_3.visits, 0) < COALESCE(groups_3.orders, 0)
  AND COALESCE(groups_3.orders, 0) > 0
ORDER BY 1 NULLS LAST
