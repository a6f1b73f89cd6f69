SELECT
  DATE_TRUNC(CAST(orders.shipped_at AS DATE), MONTH) AS `order_shipped_month`,
  COUNT(*) AS `orders`
FROM orders
WHERE (DATE_TRUNC(CAST(orders.shipped_at AS DATE), MONTH) = DATE '2025-01-01' OR DATE_TRUNC(CAST(orders.shipped_at AS DATE), MONTH) IS NULL)
  AND orders.placed_at >= DATETIME '2024-12-01 00:00:00'
  AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
