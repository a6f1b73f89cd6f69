WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    visits.started_at + MAKE_DT_INTERVAL(CAST(7 AS INT)) AS counts_to
  FROM visits
),
groups AS (
  SELECT
    visits.device AS visit_device,
    COUNT(*) AS visits,
    COUNT(*) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS converted,
    SUM(DATEDIFF(visits_order.value_1, visits.started_at) * 86400 + (HOUR(visits_order.value_1) - HOUR(visits.started_at)) * 3600 + (MINUTE(visits_order.value_1) - MINUTE(visits.started_at)) * 60 + SECOND(visits_order.value_1) - SECOND(visits.started_at)) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS hours_3
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
  groups.visit_device AS `visit.device`,
  groups.visits AS `visits`,
  groups.converted AS `converted`,
  CAST(groups.converted AS DOUBLE) / NULLIF(groups.visits, 0) AS `rate`,
  CAST(groups.hours_3 AS DOUBLE) / NULLIF(groups.converted * 3600, 0) AS `hours`
FROM groups
ORDER BY 1 NULLS LAST
