SELECT
  orders.status AS "order.status",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
HAVING (CAST(SUM(DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS DOUBLE) / NULLIF(COUNT(DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))), 0)) < CAST(100 AS DOUBLE)
ORDER BY 1 NULLS LAST
