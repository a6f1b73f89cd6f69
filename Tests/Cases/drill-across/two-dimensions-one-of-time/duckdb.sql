SELECT
  parts.brand_category AS "brand.category",
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds), 0) AS "refunds"
FROM (
  SELECT
    brand.category AS brand_category,
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS refunds
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1, 2
  UNION ALL
  SELECT
    order_brand.category AS brand_category,
    CAST(DATE_TRUNC('quarter', CAST(refunds.refunded_at AS TIMESTAMP)) AS DATE) AS quarter,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE refunds.refunded_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
