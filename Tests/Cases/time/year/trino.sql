SELECT
  DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS "year",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
