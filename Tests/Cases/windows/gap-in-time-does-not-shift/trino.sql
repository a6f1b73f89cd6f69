WITH groups AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) AS orders
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
),
by_part AS (
  SELECT
    DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS month,
    COUNT(*) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    MIN(orders.placed_at) AS first,
    MAX(orders.placed_at) AS last
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
),
bounds AS (
  SELECT
    DATE_TRUNC('month', CAST(groups_2.first AS DATE)) AS first,
    DATE_TRUNC('month', CAST(groups_2.last AS DATE)) AS last
  FROM groups_2
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.month_before) AS month_before
  FROM (
    SELECT
      groups.month,
      groups.orders,
      CAST(NULL AS BIGINT) AS month_before
    FROM groups
    UNION ALL
    SELECT
      DATE_ADD('month', 1, by_part.month) AS month,
      CAST(NULL AS BIGINT) AS orders,
      by_part.month_before
    FROM by_part
    JOIN bounds ON DATE_ADD('month', 1, by_part.month) <= bounds.last
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS "month",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.month_before, 0) AS "month_before"
FROM groups_3
ORDER BY 1 NULLS LAST
