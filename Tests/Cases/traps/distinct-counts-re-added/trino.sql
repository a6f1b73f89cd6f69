SELECT
  COUNT(DISTINCT orders.retailer_id) AS "buyers",
  COUNT(DISTINCT orders.brand_id) AS "active_brands"
FROM orders
