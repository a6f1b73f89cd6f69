WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.brand_id AS shared_2,
    visits.started_at AS counts_from,
    DATETIME_ADD(visits.started_at, INTERVAL (1) MONTH) AS counts_to
  FROM visits
  WHERE visits.pages > 2
),
credited AS (
  SELECT
    orders.order_id AS row_key,
    attempts.owner,
    RANK() OVER (PARTITION BY orders.order_id ORDER BY attempts.counts_from DESC, attempts.owner DESC) AS place
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.brand_id = attempts.shared_2
    AND orders.placed_at >= attempts.counts_from
    AND orders.placed_at < attempts.counts_to
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), QUARTER) AS quarter,
    COUNT(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END) AS rate_1,
    COUNT(*) AS rate_2
  FROM visits
  LEFT JOIN (
    SELECT
      credited.owner,
      MIN(CASE WHEN orders.status <> 'cancelled' THEN orders.placed_at END) AS value_1
    FROM orders
    JOIN credited ON credited.row_key = orders.order_id AND credited.place = 1
    GROUP BY 1
  ) AS visits_order ON visits_order.owner = visits.visit_id
  WHERE visits.started_at >= DATETIME '2025-01-01 00:00:00'
    AND visits.started_at < DATETIME '2026-01-01 00:00:00'
    AND visits.pages > 2
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), QUARTER) AS quarter,
    COUNT(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END) AS before_3,
    COUNT(*) AS before_4
  FROM visits
  LEFT JOIN (
    SELECT
      credited.owner,
      MIN(CASE WHEN orders.status <> 'cancelled' THEN orders.placed_at END) AS value_1
    FROM orders
    JOIN credited ON credited.row_key = orders.order_id AND credited.place = 1
    GROUP BY 1
  ) AS visits_order ON visits_order.owner = visits.visit_id
  WHERE visits.started_at >= DATETIME '2024-01-01 00:00:00'
    AND visits.started_at < DATETIME '2025-01-01 00:00:00'
    AND visits.pages > 2
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.quarter,
    MAX(parts.rate_1) AS rate_1,
    MAX(parts.rate_2) AS rate_2,
    MAX(parts.before_3) AS before_3,
    MAX(parts.before_4) AS before_4
  FROM (
    SELECT
      `groups`.quarter,
      `groups`.rate_1,
      `groups`.rate_2,
      CAST(NULL AS INT64) AS before_3,
      CAST(NULL AS INT64) AS before_4
    FROM `groups`
    UNION ALL
    SELECT
      DATE_ADD(groups_2.quarter, INTERVAL (12) MONTH) AS quarter,
      CAST(NULL AS INT64) AS rate_1,
      CAST(NULL AS INT64) AS rate_2,
      groups_2.before_3,
      groups_2.before_4
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.quarter AS `quarter`,
  CAST(COALESCE(groups_3.rate_1, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.rate_2, 0), 0) AS `rate`,
  CAST(COALESCE(groups_3.before_3, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.before_4, 0), 0) AS `before`
FROM groups_3
ORDER BY 1 NULLS LAST
