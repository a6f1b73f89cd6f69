WITH groups AS (
  SELECT
    CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS order_line_quantity_band,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  GROUP BY 1
)
SELECT
  groups.order_line_quantity_band AS "order_line.quantity_band",
  COALESCE(groups.units, 0) AS "units"
FROM groups
ORDER BY 1 NULLS LAST
