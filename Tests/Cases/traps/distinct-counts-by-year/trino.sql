SELECT
  DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS "year",
  COUNT(DISTINCT orders.retailer_id) AS "buyers",
  COUNT(DISTINCT orders.brand_id) AS "active_brands"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
