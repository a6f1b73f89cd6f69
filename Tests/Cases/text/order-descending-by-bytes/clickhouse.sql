SELECT
  brand.name AS `brand.name`,
  toInt64(count()) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE brand.country IN ('SE', 'IS', 'CA', 'JP')
GROUP BY 1
ORDER BY 1 DESC NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
