SELECT
  parts.brand_name AS `brand.name`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  CAST(COALESCE(MAX(parts.visits), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS `visits_per_order_here`
FROM (
  SELECT
    brand.name AS brand_name,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country = 'CA'
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS visits
  FROM visits
  JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE brand.country = 'CA'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
