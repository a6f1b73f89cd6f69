SELECT
  retailer.country AS `retailer.country`,
  TRY_ELEMENT_AT(TRANSFORM(ARRAY_SORT(COLLECT_LIST(CASE WHEN (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL) THEN STRUCT(orders.placed_at AS by, orders.channel AS x) END)), r -> r.x), 1) AS `first_channel`,
  TRY_ELEMENT_AT(TRANSFORM(ARRAY_SORT(COLLECT_LIST(CASE WHEN (orders.channel = 'app' AND orders.status IS NOT NULL AND orders.placed_at IS NOT NULL) THEN STRUCT(orders.placed_at AS by, orders.status AS x) END), (l, r) -> CASE WHEN l.by > r.by THEN -1 WHEN l.by < r.by THEN 1 WHEN l.x < r.x THEN -1 WHEN l.x > r.x THEN 1 ELSE 0 END), r -> r.x), 1) AS `last_status`,
  TRY_ELEMENT_AT(TRANSFORM(ARRAY_SORT(COLLECT_LIST(CASE WHEN (brand.name IS NOT NULL AND orders.order_id IS NOT NULL) THEN STRUCT(orders.order_id AS by, brand.name AS x) END), (l, r) -> CASE WHEN l.by > r.by THEN -1 WHEN l.by < r.by THEN 1 WHEN l.x < r.x THEN -1 WHEN l.x > r.x THEN 1 ELSE 0 END), r -> r.x), 1) AS `last_brand`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
