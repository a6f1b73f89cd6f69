SELECT
  retailer.country AS "retailer.country",
  (SELECT JSON_EXTRACT("a row".value, '$[1]') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(JSON_ARRAY(orders.placed_at, orders.channel)) FILTER (WHERE (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL)))) AS "a row" ORDER BY JSON_EXTRACT("a row".value, '$[0]'), JSON_EXTRACT("a row".value, '$[1]') LIMIT 1) AS "first_channel",
  (SELECT JSON_EXTRACT("a row".value, '$[1]') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(JSON_ARRAY(orders.placed_at, orders.status)) FILTER (WHERE (orders.channel = 'app' AND orders.status IS NOT NULL AND orders.placed_at IS NOT NULL)))) AS "a row" ORDER BY JSON_EXTRACT("a row".value, '$[0]') DESC, JSON_EXTRACT("a row".value, '$[1]') LIMIT 1) AS "last_status",
  (SELECT JSON_EXTRACT("a row".value, '$[1]') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(JSON_ARRAY(orders.order_id, brand.name)) FILTER (WHERE (brand.name IS NOT NULL AND orders.order_id IS NOT NULL)))) AS "a row" ORDER BY JSON_EXTRACT("a row".value, '$[0]') DESC, JSON_EXTRACT("a row".value, '$[1]') LIMIT 1) AS "last_brand"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
