SELECT
  orders.status AS "order.status",
  CAST(SUM(DATE_DIFF('day', CAST(orders.shipped_at AS DATE), orders.delivered_on)) AS DOUBLE) / NULLIF(COUNT(DATE_DIFF('day', CAST(orders.shipped_at AS DATE), orders.delivered_on)), 0) AS "delivery_days",
  MAX(DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS "slowest_shipping"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
