SELECT
  CAST(DATE_TRUNC('year', orders.placed_at) AS DATE) AS "order.placed.year",
  CAST(orders.placed_at AS DATE) AS "order.placed.day",
  COUNT(*) AS "orders"
FROM orders
WHERE CAST(orders.placed_at AS DATE) IN (CAST('2024-12-31' AS DATE), CAST('2025-01-01' AS DATE))
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
