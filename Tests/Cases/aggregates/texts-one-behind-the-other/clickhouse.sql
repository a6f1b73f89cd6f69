SELECT
  brand.country AS `brand.country`,
  CASE WHEN count(orders.channel) > 0 THEN arrayStringConcat(arraySort(groupUniqArray(orders.channel)), ', ') END AS `channels`,
  CASE WHEN count(CASE WHEN orders.status = 'cancelled' AND orders.placed_at < toDateTime64(toDate32('2024-02-01'), 6, 'UTC') THEN orders.channel END) > 0 THEN arrayStringConcat(arraySort(groupArray(CASE WHEN orders.status = 'cancelled' AND orders.placed_at < toDateTime64(toDate32('2024-02-01'), 6, 'UTC') THEN orders.channel END)), '/') END AS `notes`,
  toInt64(uniq(orders.retailer_id)) AS `estimate`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
