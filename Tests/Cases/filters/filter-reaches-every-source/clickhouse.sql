SELECT
  parts.year AS `year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    toDate32(toStartOfYear(toDate32(orders.placed_at))) AS year,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country = 'FR'
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfYear(toDate32(refunds.refunded_at))) AS year,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS refunds,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE order_brand.country = 'FR'
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfYear(toDate32(visits.started_at))) AS year,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS refunds,
    toInt64(count()) AS visits
  FROM visits
  JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE brand.country = 'FR'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
