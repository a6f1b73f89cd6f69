WITH groups AS (
  SELECT
    order_brand.category AS brand_category,
    SUM(order_lines.quantity) AS units_per_order_1
  FROM order_lines
  LEFT JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    brand.category AS brand_category,
    COUNT(*) AS units_per_order_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.brand_category,
    MAX(parts.units_per_order_1) AS units_per_order_1,
    MAX(parts.units_per_order_2) AS units_per_order_2
  FROM (
    SELECT
      groups.brand_category,
      groups.units_per_order_1,
      CAST(NULL AS BIGINT) AS units_per_order_2
    FROM groups
    UNION ALL
    SELECT
      groups_2.brand_category,
      CAST(NULL AS BIGINT) AS units_per_order_1,
      groups_2.units_per_order_2
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.brand_category AS "brand.category",
  CAST(COALESCE(groups_3.units_per_order_1, 0) AS DOUBLE) / NULLIF(COALESCE(groups_3.units_per_order_2, 0), 0) AS "units_per_order",
  COALESCE(groups_3.units_per_order_1, 0) AS "units",
  COALESCE(groups_3.units_per_order_2, 0) AS "orders"
FROM groups_3
ORDER BY 1 NULLS LAST
