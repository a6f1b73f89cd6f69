WITH groups AS (
  SELECT
    product.category AS product_category,
    SUM(order_lines.quantity) AS units,
    STDDEV_SAMP(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE)) AS spread,
    PERCENTILE(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE), 0.5) AS middle
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
)
SELECT
  groups.product_category AS `product.category`,
  COALESCE(groups.units, 0) AS `units`,
  CAST(COALESCE(groups.units, 0) AS DOUBLE) / NULLIF(COALESCE(SUM(groups.units) OVER (), 0), 0) AS `share`,
  groups.spread AS `spread`,
  groups.middle AS `middle`
FROM groups
ORDER BY 1 NULLS LAST
