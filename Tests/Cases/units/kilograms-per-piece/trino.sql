WITH groups AS (
  SELECT
    product.category AS product_category,
    SUM(order_lines.quantity * product.weight) AS average_piece_1,
    SUM(order_lines.quantity) AS average_piece_2
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
)
SELECT
  groups.product_category AS "product.category",
  CAST(COALESCE(groups.average_piece_1, CAST(0 AS DECIMAL(38,3))) AS DOUBLE) / NULLIF(CAST(COALESCE(groups.average_piece_2, 0) AS DECIMAL(38,3)), 0) AS "average_piece"
FROM groups
ORDER BY 1 NULLS LAST
