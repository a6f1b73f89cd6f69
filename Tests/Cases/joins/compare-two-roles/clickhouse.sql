SELECT
  toDate32(toStartOfYear(toDate32(orders.placed_at))) AS `year`,
  toInt64(count(CASE WHEN retailer.retailer_id <> bill_to.retailer_id THEN orders.order_id END)) AS `paid_by_others`,
  toInt64(count()) AS `orders`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
