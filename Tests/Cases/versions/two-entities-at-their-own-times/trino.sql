WITH groups AS (
  SELECT
    service_level.level AS service_level_level,
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS year,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
    AND service_level.valid_from <= orders.placed_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    service_level.level AS service_level_level,
    DATE_TRUNC('year', CAST(visits.started_at AS DATE)) AS year,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN service_levels AS service_level ON service_level.retailer_id = visits.retailer_id
    AND service_level.valid_from <= visits.started_at
    AND (service_level.valid_until IS NULL OR service_level.valid_until > visits.started_at)
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.service_level_level,
    parts.year,
    MAX(parts.orders) AS orders,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      groups.service_level_level,
      groups.year,
      groups.orders,
      CAST(NULL AS BIGINT) AS visits
    FROM groups
    UNION ALL
    SELECT
      groups_2.service_level_level,
      groups_2.year,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.visits
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_3.service_level_level AS "service_level.level",
  groups_3.year AS "year",
  COALESCE(groups_3.orders, 0) AS "orders",
  COALESCE(groups_3.visits, 0) AS "visits",
  CAST(COALESCE(groups_3.orders, 0) AS DOUBLE) / NULLIF(COALESCE(groups_3.visits, 0), 0) AS "orders_per_visit"
FROM groups_3
ORDER BY 1 NULLS LAST, 2 NULLS LAST
