SELECT
  orders.currency AS "order.currency",
  CASE WHEN orders.currency = 'JPY' THEN CAST(ROUND(TRUNC(CAST(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), CAST(0 AS DECIMAL(38,2))) AS DECIMAL(30,8)) / NULLIF(COUNT(*), 0), 8), 0) AS DECIMAL(38,2)) ELSE ROUND(TRUNC(CAST(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), CAST(0 AS DECIMAL(38,2))) AS DECIMAL(30,8)) / NULLIF(COUNT(*), 0), 8), 2) END AS "average_order_value"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
