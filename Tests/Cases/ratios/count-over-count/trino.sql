SELECT
  brand.country AS "brand.country",
  CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE) / NULLIF(COUNT(*), 0) AS "cancellation_rate",
  COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS "cancelled_orders",
  COUNT(*) AS "orders"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
