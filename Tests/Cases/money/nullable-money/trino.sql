WITH groups AS (
  SELECT
    orders.currency AS order_currency,
    SUM(orders.shipping_fee) FILTER (WHERE orders.status <> 'cancelled') AS shipping_income,
    COUNT(orders.shipping_fee) AS fees_known,
    COUNT(*) AS orders
  FROM orders
  GROUP BY 1
)
SELECT
  groups.order_currency AS "order.currency",
  COALESCE(groups.shipping_income, CAST(0 AS DECIMAL(38,2))) AS "shipping_income",
  groups.fees_known AS "fees_known",
  groups.orders AS "orders"
FROM groups
ORDER BY 1 NULLS LAST
