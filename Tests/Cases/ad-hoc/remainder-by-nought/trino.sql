WITH groups AS (
  SELECT
    product.category AS product_category,
    SUM(order_lines.quantity % NULLIF(order_lines.quantity - 1, 0)) AS rest,
    SUM(order_lines.quantity) AS rest_of_sums_2,
    COUNT(*) FILTER (WHERE order_lines.quantity > 1000) AS rest_of_sums_3
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
)
SELECT
  groups.product_category AS "product.category",
  COALESCE(groups.rest, 0) AS "rest",
  COALESCE(groups.rest_of_sums_2, 0) % NULLIF(groups.rest_of_sums_3, 0) AS "rest_of_sums"
FROM groups
ORDER BY 1 NULLS LAST
