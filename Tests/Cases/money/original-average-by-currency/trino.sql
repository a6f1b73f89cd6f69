SELECT
  orders.currency AS "order.currency",
  CASE WHEN orders.currency = 'JPY' THEN CAST(ROUND(TRUNCATE(CAST(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), CAST(0 AS DECIMAL(38,2))) AS DECIMAL(28,8)) / NULLIF(CAST(COUNT(*) AS DECIMAL(18,4)), 0), 8), 0) AS DECIMAL(38,2)) ELSE ROUND(TRUNCATE(CAST(COALESCE(SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled'), CAST(0 AS DECIMAL(38,2))) AS DECIMAL(28,8)) / NULLIF(CAST(COUNT(*) AS DECIMAL(18,4)), 0), 8), 2) END AS "average_order_value"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
