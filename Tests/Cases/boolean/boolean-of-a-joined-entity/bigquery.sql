WITH `groups` AS (
  SELECT
    product.discontinued AS product_discontinued,
    product.category AS product_category,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE product.category IS NOT NULL
  GROUP BY 1, 2
)
SELECT
  `groups`.product_discontinued AS `product_discontinued`,
  `groups`.product_category AS `product_category`,
  COALESCE(`groups`.units, 0) AS `units`
FROM `groups`
ORDER BY 1 NULLS LAST, 2 NULLS LAST
