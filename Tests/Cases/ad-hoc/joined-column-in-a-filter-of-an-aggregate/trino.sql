WITH groups AS (
  SELECT
    product.category AS product_category,
    SUM(order_lines.quantity) FILTER (WHERE order_brand.country = 'FR') AS french,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN products AS product ON product.product_id = order_lines.product_id
  LEFT JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE product.category IN ('Home', 'Food', 'Beauty')
  GROUP BY 1
)
SELECT
  groups.product_category AS "product.category",
  COALESCE(groups.french, 0) AS "french",
  COALESCE(groups.units, 0) AS "units"
FROM groups
ORDER BY 1 NULLS LAST
