WITH `groups` AS (
  SELECT
    product.discontinued AS product_discontinued,
    product.category COLLATE utf8mb4_0900_bin AS product_category,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE product.category IS NOT NULL
  GROUP BY 1, 2
)
SELECT
  `groups`.product_discontinued AS `product.discontinued`,
  `groups`.product_category AS `product.category`,
  COALESCE(`groups`.units, 0) AS `units`
FROM `groups`
ORDER BY CASE WHEN `groups`.product_discontinued IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN `groups`.product_category IS NULL THEN 1 ELSE 0 END, 2
