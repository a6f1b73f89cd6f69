SELECT
  orders.status AS "order.status",
  CAST(SUM(CAST(orders.shipped_at AS DATE) - CAST(orders.placed_at AS DATE)) AS DOUBLE PRECISION) / NULLIF(COUNT(CAST(orders.shipped_at AS DATE) - CAST(orders.placed_at AS DATE)), 0) AS "shipping_days",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY orders.status COLLATE "C" NULLS LAST
