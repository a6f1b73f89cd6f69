SELECT
  retailer.country AS "retailer.country",
  CAST(GET(ARRAY_AGG(CASE WHEN (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL) THEN orders.channel END) WITHIN GROUP (ORDER BY orders.placed_at, orders.channel), 0) AS VARCHAR) AS "first_channel",
  CAST(GET(ARRAY_AGG(CASE WHEN (orders.channel = 'app' AND orders.status IS NOT NULL AND orders.placed_at IS NOT NULL) THEN orders.status END) WITHIN GROUP (ORDER BY orders.placed_at DESC, orders.status), 0) AS VARCHAR) AS "last_status",
  CAST(GET(ARRAY_AGG(CASE WHEN (brand.name IS NOT NULL AND orders.order_id IS NOT NULL) THEN brand.name END) WITHIN GROUP (ORDER BY orders.order_id DESC, brand.name), 0) AS VARCHAR) AS "last_brand"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
