SELECT
  parts.brand_country AS `brand.country`,
  COALESCE(MAX(parts.units), 0) AS `units`
FROM (
  SELECT
    order_brand.country AS brand_country,
    toInt64(sum(order_lines.quantity)) AS units,
    CAST(NULL AS Nullable(Int64)) AS having_2,
    CAST(NULL AS Nullable(Int64)) AS having_3
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS Nullable(Int64)) AS units,
    toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS having_2,
    toInt64(count()) AS having_3
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
HAVING (CAST(COALESCE(MAX(parts.having_2), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.having_3), 0), 0)) > CAST(toDecimal128('0.05', 2) AS Nullable(Float64))
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
