SELECT
  parts.brand_category AS `brand.category`,
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`
FROM (
  SELECT
    brand.category AS brand_category,
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
  UNION ALL
  SELECT
    order_brand.category AS brand_category,
    toDate32(toStartOfQuarter(toDate32(refunds.refunded_at))) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE refunds.refunded_at >= toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
    AND refunds.refunded_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
