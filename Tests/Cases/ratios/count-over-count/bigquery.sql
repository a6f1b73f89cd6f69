SELECT
  brand.country AS `brand_country`,
  CAST(COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS FLOAT64) / NULLIF(COUNT(*), 0) AS `cancellation_rate`,
  COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS `cancelled_orders`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
