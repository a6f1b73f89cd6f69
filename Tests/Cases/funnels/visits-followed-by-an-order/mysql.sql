WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    DATE_ADD(visits.started_at, INTERVAL (7) DAY) AS counts_to
  FROM visits
),
`groups` AS (
  SELECT
    visits.device COLLATE utf8mb4_0900_bin AS visit_device,
    COUNT(*) AS visits,
    COUNT(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END) AS converted,
    SUM(CASE WHEN visits_order.value_1 IS NOT NULL THEN TIMESTAMPDIFF(SECOND, visits.started_at, visits_order.value_1) END) AS hours_3
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
  `groups`.visit_device AS `visit.device`,
  `groups`.visits AS `visits`,
  `groups`.converted AS `converted`,
  CAST(`groups`.converted AS DOUBLE) / NULLIF(`groups`.visits, 0) AS `rate`,
  CAST(`groups`.hours_3 AS DOUBLE) / NULLIF(`groups`.converted * 3600, 0) AS `hours`
FROM `groups`
ORDER BY CASE WHEN `groups`.visit_device IS NULL THEN 1 ELSE 0 END, 1
