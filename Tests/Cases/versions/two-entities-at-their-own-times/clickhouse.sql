SELECT
  parts.service_level_level AS `service_level.level`,
  parts.year AS `year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  CAST(COALESCE(MAX(parts.orders), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.visits), 0), 0) AS `orders_per_visit`
FROM (
  SELECT
    service_level.level AS service_level_level,
    toDate32(toStartOfYear(toDate32(orders.placed_at))) AS year,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS visits
  FROM orders
  LEFT JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
    AND service_level.valid_from <= orders.placed_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
  GROUP BY 1, 2
  UNION ALL
  SELECT
    service_level.level AS service_level_level,
    toDate32(toStartOfYear(toDate32(visits.started_at))) AS year,
    CAST(NULL AS Nullable(Int64)) AS orders,
    toInt64(count()) AS visits
  FROM visits
  LEFT JOIN service_levels AS service_level ON service_level.retailer_id = visits.retailer_id
    AND service_level.valid_from <= visits.started_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > visits.started_at)
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
