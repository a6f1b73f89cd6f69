WITH groups AS (
  SELECT
    CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS order_line_quantity_band,
    SUM(order_lines.quantity) AS units,
    SUM(order_lines.quantity) FILTER (WHERE order_lines.returned) AS returned_units_here,
    SUM(order_lines.quantity) FILTER (WHERE NOT order_lines.returned) AS kept_average_3,
    COUNT(order_lines.quantity) FILTER (WHERE NOT order_lines.returned) AS kept_average_4
  FROM order_lines
  GROUP BY 1
)
SELECT
  groups.order_line_quantity_band AS "order_line.quantity_band",
  COALESCE(groups.units, 0) AS "units",
  COALESCE(groups.returned_units_here, 0) AS "returned_units_here",
  CAST(groups.kept_average_3 AS DOUBLE) / NULLIF(groups.kept_average_4, 0) AS "kept_average"
FROM groups
ORDER BY 1 NULLS LAST
