SELECT
  parts.retailer_country AS `retailer.country`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.orders__prior), 0) AS `orders__prior`,
  COALESCE(MAX(parts.orders), 0) - COALESCE(MAX(parts.orders__prior), 0) AS `orders__change`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) - CAST(1 AS Nullable(Float64)) AS `orders__growth`
FROM (
  SELECT
    retailer.country AS retailer_country,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS orders__prior
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.country AS retailer_country,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS orders__prior
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
HAVING COALESCE(MAX(parts.orders__prior), 0) >= 20
ORDER BY 5 DESC NULLS LAST, 1 NULLS LAST
LIMIT 5
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
