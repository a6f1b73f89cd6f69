SELECT
  parts.service_level_level AS `service_level.level`,
  parts.year AS `year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.visits), 0), 0) AS `orders_per_visit`
FROM (
  SELECT
    service_level.level COLLATE utf8mb4_0900_bin AS service_level_level,
    CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS year,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS visits
  FROM orders
  LEFT JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
    AND service_level.valid_from <= orders.placed_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
  GROUP BY 1, 2
  UNION ALL
  SELECT
    service_level.level COLLATE utf8mb4_0900_bin AS service_level_level,
    CAST(DATE_FORMAT(visits.started_at, '%Y-01-01') AS DATE) AS year,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN service_levels AS service_level ON service_level.retailer_id = visits.retailer_id
    AND service_level.valid_from <= visits.started_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > visits.started_at)
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY CASE WHEN parts.service_level_level IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN parts.year IS NULL THEN 1 ELSE 0 END, 2
