WITH groups AS (
  SELECT
    orders.status AS order_status,
    COUNT(*) AS orders,
    SUM(DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS having_2,
    COUNT(DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS having_3
  FROM orders
  GROUP BY 1
)
SELECT
  groups.order_status AS "order.status",
  groups.orders AS "orders"
FROM groups
WHERE (CAST(groups.having_2 AS DOUBLE) / NULLIF(groups.having_3, 0)) < CAST(100 AS DOUBLE)
ORDER BY 1 NULLS LAST
