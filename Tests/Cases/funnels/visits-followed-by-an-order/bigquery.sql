WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    DATETIME_ADD(visits.started_at, INTERVAL (7) DAY) AS counts_to
  FROM visits
),
`groups` AS (
  SELECT
    visits.device AS visit_device,
    COUNT(*) AS visits,
    COUNT(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END) AS converted,
    SUM(CASE WHEN visits_order.value_1 IS NOT NULL THEN DATETIME_DIFF(visits_order.value_1, visits.started_at, SECOND) END) AS hours_3
  FROM visits
  LEFT JOIN (
    SELECT
      attempts.owner,
      MIN(orders.placed_at) AS value_1
    FROM orders
    JOIN attempts ON orders.retailer_id = attempts.shared_1
      AND orders.placed_at >= attempts.counts_from
      AND orders.placed_at < attempts.counts_to
    GROUP BY 1
  ) AS visits_order ON visits_order.owner = visits.visit_id
  GROUP BY 1
)
SELECT
  `groups`.visit_device AS `visit_device`,
  `groups`.visits AS `visits`,
  `groups`.converted AS `converted`,
  CAST(`groups`.converted AS FLOAT64) / NULLIF(`groups`.visits, 0) AS `rate`,
  CAST(`groups`.hours_3 AS FLOAT64) / NULLIF(`groups`.converted * 3600, 0) AS `hours`
FROM `groups`
ORDER BY 1 NULLS LAST
