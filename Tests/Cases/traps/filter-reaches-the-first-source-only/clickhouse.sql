SELECT
  parts.year AS `year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`
FROM (
  SELECT
    toDate32(toStartOfYear(toDate32(orders.placed_at))) AS year,
    toInt64(count()) AS orders,
    toInt64(count(DISTINCT orders.retailer_id)) AS buyers,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.tier IS NULL
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfYear(toDate32(visits.started_at))) AS year,
    CAST(NULL AS Nullable(Int64)) AS orders,
    CAST(NULL AS Nullable(Int64)) AS buyers,
    toInt64(count()) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE retailer.tier IS NULL
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
