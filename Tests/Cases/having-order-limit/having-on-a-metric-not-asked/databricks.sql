SELECT
  parts.brand_country AS `brand.country`,
  COALESCE(MAX(parts.units), 0) AS `units`
FROM (
  SELECT
    order_brand.country AS brand_country,
    SUM(order_lines.quantity) AS units,
    CAST(NULL AS BIGINT) AS having_2,
    CAST(NULL AS BIGINT) AS having_3
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS BIGINT) AS units,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS having_2,
    COUNT(*) AS having_3
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
HAVING (CAST(COALESCE(MAX(parts.having_2), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.having_3), 0), 0)) > CAST(0.05 AS DOUBLE)
ORDER BY 1 NULLS LAST
