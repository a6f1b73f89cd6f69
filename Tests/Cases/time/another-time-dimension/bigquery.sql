SELECT
  DATE_TRUNC(CAST(orders.shipped_at AS DATE), QUARTER) AS `order_shipped_quarter`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
