SELECT
  orders.status AS "order.status",
  CAST(SUM(DATEDIFF(day, CAST(orders.shipped_at AS DATE), orders.delivered_on)) AS DOUBLE PRECISION) / NULLIF(COUNT(DATEDIFF(day, CAST(orders.shipped_at AS DATE), orders.delivered_on)), 0) AS "delivery_days",
  MAX(DATEDIFF(day, CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS "slowest_shipping"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
