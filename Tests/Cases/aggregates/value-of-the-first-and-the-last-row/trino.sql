SELECT
  retailer.country AS "retailer.country",
  ELEMENT_AT(ARRAY_AGG(orders.channel ORDER BY orders.placed_at, orders.channel) FILTER (WHERE (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL)), 1) AS "first_channel",
  ELEMENT_AT(ARRAY_AGG(orders.status ORDER BY orders.placed_at DESC, orders.status) FILTER (WHERE (orders.channel = 'app' AND orders.status IS NOT NULL AND orders.placed_at IS NOT NULL)), 1) AS "last_status",
  ELEMENT_AT(ARRAY_AGG(brand.name ORDER BY orders.order_id DESC, brand.name) FILTER (WHERE (brand.name IS NOT NULL AND orders.order_id IS NOT NULL)), 1) AS "last_brand"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
