SELECT
  orders.status AS `order_status`,
  CAST(SUM(DATE_DIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE), DAY)) AS FLOAT64) / NULLIF(COUNT(DATE_DIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE), DAY)), 0) AS `delivery_days`,
  MAX(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS `slowest_shipping`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
