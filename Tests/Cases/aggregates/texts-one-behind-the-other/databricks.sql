SELECT
  brand.country AS `brand.country`,
  CASE WHEN COUNT(orders.channel) > 0 THEN ARRAY_JOIN(SORT_ARRAY(COLLECT_SET(orders.channel)), ', ') END AS `channels`,
  CASE WHEN COUNT(CASE WHEN orders.status = 'cancelled' AND orders.placed_at < CAST(DATE '2024-02-01' AS TIMESTAMP_NTZ) THEN orders.channel END) > 0 THEN ARRAY_JOIN(SORT_ARRAY(COLLECT_LIST(CASE WHEN orders.status = 'cancelled' AND orders.placed_at < CAST(DATE '2024-02-01' AS TIMESTAMP_NTZ) THEN orders.channel END)), '/') END AS `notes`,
  APPROX_COUNT_DISTINCT(orders.retailer_id) AS `estimate`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
