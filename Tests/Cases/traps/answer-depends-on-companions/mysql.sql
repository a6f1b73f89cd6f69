SELECT
  parts.brand_category AS `brand.category`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.units), 0) AS `units`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    brand.category COLLATE utf8mb4_0900_bin AS brand_category,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS units,
    CAST(NULL AS SIGNED) AS visits,
    CAST(NULL AS SIGNED) AS refunds
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    order_brand.category COLLATE utf8mb4_0900_bin AS brand_category,
    CAST(NULL AS SIGNED) AS orders,
    SUM(order_lines.quantity) AS units,
    CAST(NULL AS SIGNED) AS visits,
    CAST(NULL AS SIGNED) AS refunds
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.category COLLATE utf8mb4_0900_bin AS brand_category,
    CAST(NULL AS SIGNED) AS orders,
    CAST(NULL AS SIGNED) AS units,
    COUNT(*) AS visits,
    CAST(NULL AS SIGNED) AS refunds
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    order_brand.category COLLATE utf8mb4_0900_bin AS brand_category,
    CAST(NULL AS SIGNED) AS orders,
    CAST(NULL AS SIGNED) AS units,
    CAST(NULL AS SIGNED) AS visits,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.brand_category IS NULL THEN 1 ELSE 0 END, 1
