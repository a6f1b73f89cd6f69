SELECT
  retailer.country AS `retailer_country`,
  ARRAY_AGG(CASE WHEN (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL) THEN orders.channel END IGNORE NULLS ORDER BY orders.placed_at, orders.channel LIMIT 1)[SAFE_OFFSET(0)] AS `first_channel`,
  ARRAY_AGG(CASE WHEN (orders.channel = 'app' AND orders.status IS NOT NULL AND orders.placed_at IS NOT NULL) THEN orders.status END IGNORE NULLS ORDER BY orders.placed_at DESC, orders.status LIMIT 1)[SAFE_OFFSET(0)] AS `last_status`,
  ARRAY_AGG(CASE WHEN (brand.name IS NOT NULL AND orders.order_id IS NOT NULL) THEN brand.name END IGNORE NULLS ORDER BY orders.order_id DESC, brand.name LIMIT 1)[SAFE_OFFSET(0)] AS `last_brand`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
