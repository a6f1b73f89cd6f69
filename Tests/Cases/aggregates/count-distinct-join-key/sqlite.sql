SELECT
  DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS "quarter",
  COUNT(DISTINCT orders.retailer_id) AS "buyers",
  COUNT(*) AS "orders"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
