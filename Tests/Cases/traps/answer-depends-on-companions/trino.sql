WITH groups AS (
  SELECT
    brand.category AS brand_category,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    order_brand.category AS brand_category,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  LEFT JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    brand.category AS brand_category,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
),
groups_4 AS (
  SELECT
    order_brand.category AS brand_category,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  GROUP BY 1
),
groups_5 AS (
  SELECT
    parts.brand_category,
    MAX(parts.orders) AS orders,
    MAX(parts.units) AS units,
    MAX(parts.visits) AS visits,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      groups.brand_category,
      groups.orders,
      CAST(NULL AS BIGINT) AS units,
      CAST(NULL AS BIGINT) AS visits,
      CAST(NULL AS BIGINT) AS refunds
    FROM groups
    UNION ALL
    SELECT
      groups_2.brand_category,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.units,
      CAST(NULL AS BIGINT) AS visits,
      CAST(NULL AS BIGINT) AS refunds
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.brand_category,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS units,
      groups_3.visits,
      CAST(NULL AS BIGINT) AS refunds
    FROM groups_3
    UNION ALL
    SELECT
      groups_4.brand_category,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS units,
      CAST(NULL AS BIGINT) AS visits,
      groups_4.refunds
    FROM groups_4
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_5.brand_category AS "brand.category",
  COALESCE(groups_5.orders, 0) AS "orders",
  COALESCE(groups_5.units, 0) AS "units",
  COALESCE(groups_5.visits, 0) AS "visits",
  COALESCE(groups_5.refunds, 0) AS "refunds"
FROM groups_5
ORDER BY 1 NULLS LAST
