SELECT
  parts.brand_name AS "brand.name",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    order_brand.name AS brand_name,
    COUNT(*) AS refunds,
    CAST(NULL AS BIGINT) AS orders
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE refunds.refunded_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS BIGINT) AS refunds,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 8
