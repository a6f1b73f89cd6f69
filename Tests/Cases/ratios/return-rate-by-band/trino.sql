WITH groups AS (
  SELECT
    product.category AS product_category,
    CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS order_line_quantity_band,
    SUM(order_lines.quantity) FILTER (WHERE order_lines.returned) AS return_rate_1,
    SUM(order_lines.quantity) AS return_rate_2
  FROM order_lines
  JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE product.category IN ('Home', 'Food')
  GROUP BY 1, 2
)
SELECT
  groups.product_category AS "product.category",
  groups.order_line_quantity_band AS "order_line.quantity_band",
  CAST(COALESCE(groups.return_rate_1, 0) AS DOUBLE) / NULLIF(COALESCE(groups.return_rate_2, 0), 0) AS "return_rate",
  COALESCE(groups.return_rate_1, 0) AS "returned_units"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
