SELECT
  orders.status AS "order.status",
  CAST(SUM(orders.delivered_on - CAST(orders.shipped_at AS DATE)) AS DOUBLE PRECISION) / NULLIF(COUNT(orders.delivered_on - CAST(orders.shipped_at AS DATE)), 0) AS "delivery_days",
  MAX(CAST(orders.shipped_at AS DATE) - CAST(orders.placed_at AS DATE)) AS "slowest_shipping"
FROM orders
GROUP BY 1
ORDER BY orders.status COLLATE "C" NULLS LAST
