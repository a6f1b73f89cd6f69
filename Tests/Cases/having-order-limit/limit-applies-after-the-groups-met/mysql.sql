SELECT
  parts.brand_name AS `brand.name`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    order_brand.name COLLATE utf8mb4_0900_bin AS brand_name,
    COUNT(*) AS refunds,
    CAST(NULL AS SIGNED) AS orders
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE refunds.refunded_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name COLLATE utf8mb4_0900_bin AS brand_name,
    CAST(NULL AS SIGNED) AS refunds,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN COALESCE(MAX(parts.refunds), 0) IS NULL THEN 1 ELSE 0 END, 2 DESC, CASE WHEN parts.brand_name IS NULL THEN 1 ELSE 0 END, 1
LIMIT 8
