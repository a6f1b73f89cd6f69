WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.brand_id AS shared_2,
    visits.started_at AS counts_from,
    addMonths(visits.started_at, 1) AS counts_to
  FROM visits
  WHERE visits.pages > 2
),
credited AS (
  SELECT
    orders.order_id AS row_key,
    attempts.owner AS owner,
    RANK() OVER (PARTITION BY orders.order_id ORDER BY attempts.counts_from DESC, attempts.owner DESC) AS place
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.brand_id = attempts.shared_2
    AND orders.placed_at >= attempts.counts_from
    AND orders.placed_at < attempts.counts_to
),
groups AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(visits.started_at))) AS quarter,
    toInt64(count(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END)) AS before_3,
    toInt64(count()) AS before_4
  FROM visits
  LEFT JOIN (
    SELECT
      credited.owner AS owner,
      MIN(CASE WHEN orders.status <> 'cancelled' THEN orders.placed_at END) AS value_1
    FROM orders
    JOIN credited ON credited.row_key = orders.order_id AND credited.place = 1
    GROUP BY 1
  ) AS visits_order ON visits_order.owner = visits.visit_id
  WHERE visits.started_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND visits.pages > 2
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  CAST(COALESCE(MAX(parts.rate_1), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.rate_2), 0), 0) AS `rate`,
  CAST(COALESCE(MAX(parts.before_3), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.before_4), 0), 0) AS `before`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(visits.started_at))) AS quarter,
    toInt64(count(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END)) AS rate_1,
    toInt64(count()) AS rate_2,
    CAST(NULL AS Nullable(Int64)) AS before_3,
    CAST(NULL AS Nullable(Int64)) AS before_4
  FROM visits
  LEFT JOIN (
    SELECT
      credited.owner AS owner,
      MIN(CASE WHEN orders.status <> 'cancelled' THEN orders.placed_at END) AS value_1
    FROM orders
    JOIN credited ON credited.row_key = orders.order_id AND credited.place = 1
    GROUP BY 1
  ) AS visits_order ON visits_order.owner = visits.visit_id
  WHERE visits.started_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
    AND visits.pages > 2
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(addMonths(groups.quarter, 12)) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS rate_1,
    CAST(NULL AS Nullable(Int64)) AS rate_2,
    groups.before_3 AS before_3,
    groups.before_4 AS before_4
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
