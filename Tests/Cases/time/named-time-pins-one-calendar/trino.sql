SELECT
  parts.order_placed_quarter AS "order.placed.quarter",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    DATE_TRUNC('quarter', CAST("order".placed_at AS DATE)) AS order_placed_quarter,
    COUNT(*) AS refunds,
    CAST(NULL AS BIGINT) AS orders
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS order_placed_quarter,
    CAST(NULL AS BIGINT) AS refunds,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
