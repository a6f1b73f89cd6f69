SELECT
  TRUNC(CAST(orders.placed_at AS DATE), 'QUARTER') AS `quarter`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
