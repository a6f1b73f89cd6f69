WITH groups AS (
  SELECT
    orders.currency AS order_currency,
    SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1,
    COUNT(*) AS average_order_value_2
  FROM orders
  GROUP BY 1
)
SELECT
  groups.order_currency AS "order.currency",
  CASE WHEN groups.order_currency = 'JPY' THEN CAST(ROUND(CAST(TRUNCATE(CAST(COALESCE(groups.average_order_value_1, CAST(0 AS DECIMAL(38,2))) AS DECIMAL(38,18)) / NULLIF(CAST(groups.average_order_value_2 AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 0) AS DECIMAL(38,2)) ELSE ROUND(CAST(TRUNCATE(CAST(COALESCE(groups.average_order_value_1, CAST(0 AS DECIMAL(38,2))) AS DECIMAL(38,18)) / NULLIF(CAST(groups.average_order_value_2 AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) END AS "average_order_value"
FROM groups
ORDER BY 1 NULLS LAST
