WITH groups AS (
  SELECT
    order_brand.country AS brand_country,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  LEFT JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  GROUP BY 1
)
SELECT
  groups.brand_country AS "brand.country",
  COALESCE(groups.units, 0) AS "units"
FROM groups
ORDER BY 1 NULLS LAST
