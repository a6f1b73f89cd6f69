SELECT
  parts.brand_category AS `brand.category`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    brand.category AS brand_category,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS units,
    CAST(NULL AS BIGINT) AS visits,
    CAST(NULL AS BIGINT) AS refunds
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    order_brand.category AS brand_category,
    CAST(NULL AS BIGINT) AS orders,
    SUM(order_lines.quantity) AS units,
    CAST(NULL AS BIGINT) AS visits,
    CAST(NULL AS BIGINT) AS refunds
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.category AS brand_category,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS BIGINT) AS units,
    COUNT(*) AS visits,
    CAST(NULL AS BIGINT) AS refunds
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    order_brand.category AS brand_category,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS BIGINT) AS units,
    CAST(NULL AS BIGINT) AS visits,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
