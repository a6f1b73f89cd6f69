SELECT
  parts.brand_name AS `brand.name`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    order_brand.name AS brand_name,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS orders
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE refunds.refunded_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(count()) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 8
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
