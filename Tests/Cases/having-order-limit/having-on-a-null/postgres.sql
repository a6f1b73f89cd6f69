SELECT
  orders.status AS "order.status",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
HAVING (CAST(SUM(CAST(orders.shipped_at AS DATE) - CAST(orders.placed_at AS DATE)) AS DOUBLE PRECISION) / NULLIF(COUNT(CAST(orders.shipped_at AS DATE) - CAST(orders.placed_at AS DATE)), 0)) < CAST(100 AS DOUBLE PRECISION)
ORDER BY orders.status COLLATE "C" NULLS LAST
