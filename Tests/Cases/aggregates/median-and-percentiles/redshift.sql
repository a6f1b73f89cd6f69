SELECT
  parts.product_category AS "product.category",
  MAX(parts.middle) AS "middle",
  MAX(parts.most) AS "most",
  MAX(parts.least) AS "least",
  MAX(parts.large) AS "large"
FROM (
  SELECT
    product.category AS product_category,
    PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(order_lines.quantity AS DOUBLE PRECISION)) AS middle,
    PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY CAST(order_lines.quantity AS DOUBLE PRECISION)) AS most,
    PERCENTILE_CONT(0) WITHIN GROUP (ORDER BY CAST(order_lines.quantity AS DOUBLE PRECISION)) AS least,
    CAST(NULL AS DOUBLE PRECISION) AS large
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
  UNION ALL
  SELECT
    product.category AS product_category,
    CAST(NULL AS DOUBLE PRECISION) AS middle,
    CAST(NULL AS DOUBLE PRECISION) AS most,
    CAST(NULL AS DOUBLE PRECISION) AS least,
    PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CASE WHEN order_lines.quantity > 2 THEN CAST(order_lines.quantity AS DOUBLE PRECISION) END) AS large
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
