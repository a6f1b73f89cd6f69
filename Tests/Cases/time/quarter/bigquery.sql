SELECT
  DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS `quarter`,
  COUNT(*) AS `orders`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
