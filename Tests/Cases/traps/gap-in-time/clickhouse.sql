SELECT
  toDate32(toStartOfMonth(toDate32(refunds.refunded_at))) AS `month`,
  toInt64(count()) AS `refunds`
FROM refunds
JOIN orders AS `order` ON `order`.order_id = refunds.order_id
JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
WHERE order_brand.name = 'Profumi d\'Oriente'
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
