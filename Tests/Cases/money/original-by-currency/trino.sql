WITH groups AS (
  SELECT
    orders.currency AS order_currency,
    SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
)
SELECT
  groups.order_currency AS "order.currency",
  COALESCE(groups.gmv, CAST(0 AS DECIMAL(38,2))) AS "gmv",
  groups.orders AS "orders"
FROM groups
ORDER BY 1 NULLS LAST
