SELECT
  DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS `year`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`,
  COUNT(DISTINCT orders.brand_id) AS `active_brands`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
