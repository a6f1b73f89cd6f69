WITH `totals` AS (
  SELECT
    product.category AS product_category,
    toInt64(sum(order_lines.quantity)) AS units,
    CASE WHEN count(CAST(order_lines.quantity AS Nullable(Float64))) > 1 THEN stddevSampStable(CAST(CAST(order_lines.quantity AS Nullable(Float64)) AS Nullable(Float64))) END AS spread,
    quantileExactInclusiveOrNull(0.5)(CAST(CAST(order_lines.quantity AS Nullable(Float64)) AS Nullable(Float64))) AS middle
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
)
SELECT
  `totals`.product_category AS `product.category`,
  COALESCE(`totals`.units, 0) AS `units`,
  CAST(COALESCE(`totals`.units, 0) AS Nullable(Float64)) / NULLIF(COALESCE(SUM(`totals`.units) OVER (), 0), 0) AS `share`,
  `totals`.spread AS `spread`,
  `totals`.middle AS `middle`
FROM `totals`
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
