WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), MONTH) AS month,
    COUNT(*) AS visits_per_order_1
  FROM visits
  WHERE visits.started_at >= DATETIME '2025-01-01 00:00:00'
    AND visits.started_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS visits_per_order_2
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.visits_per_order_1) AS visits_per_order_1,
    MAX(parts.visits_per_order_2) AS visits_per_order_2
  FROM (
    SELECT
      `groups`.month,
      `groups`.visits_per_order_1,
      CAST(NULL AS INT64) AS visits_per_order_2
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS INT64) AS visits_per_order_1,
      groups_2.visits_per_order_2
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  CAST(COALESCE(groups_3.visits_per_order_1, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.visits_per_order_2, 0), 0) AS `visits_per_order`
FROM groups_3
ORDER BY 1 NULLS LAST
