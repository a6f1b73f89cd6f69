SELECT
  retailer.country AS `retailer.country`,
  CASE WHEN countIf(orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL) > 0 THEN tupleElement(arraySort(groupArrayIf(tuple(orders.placed_at, orders.channel), orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL))[1], 2) END AS `first_channel`,
  CASE WHEN countIf(orders.channel = 'app' AND orders.status IS NOT NULL AND orders.placed_at IS NOT NULL) > 0 THEN arraySort(arrayMap(t -> tupleElement(t, 2), arrayFilter(t -> tupleElement(t, 1) = maxIf(orders.placed_at, orders.channel = 'app' AND orders.status IS NOT NULL AND orders.placed_at IS NOT NULL), groupArrayIf(tuple(orders.placed_at, orders.status), orders.channel = 'app' AND orders.status IS NOT NULL AND orders.placed_at IS NOT NULL))))[1] END AS `last_status`,
  CASE WHEN countIf(brand.name IS NOT NULL AND orders.order_id IS NOT NULL) > 0 THEN arraySort(arrayMap(t -> tupleElement(t, 2), arrayFilter(t -> tupleElement(t, 1) = maxIf(orders.order_id, brand.name IS NOT NULL AND orders.order_id IS NOT NULL), groupArrayIf(tuple(orders.order_id, brand.name), brand.name IS NOT NULL AND orders.order_id IS NOT NULL))))[1] END AS `last_brand`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
