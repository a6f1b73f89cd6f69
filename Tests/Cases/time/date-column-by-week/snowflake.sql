SELECT
  DATEADD(day, 1 - DAYOFWEEKISO(orders.delivered_on), CAST(orders.delivered_on AS DATE)) AS "order.delivered.week",
  COUNT(*) AS "orders"
FROM orders
WHERE orders.delivered_on >= CAST('2025-02-20' AS DATE)
  AND orders.delivered_on < CAST('2025-03-20' AS DATE)
GROUP BY 1
ORDER BY 1 NULLS LAST
