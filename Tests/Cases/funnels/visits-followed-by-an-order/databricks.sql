WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    TIMESTAMPADD(DAY, 7, visits.started_at) AS counts_to
  FROM visits
)
SELECT
  visits.device AS `visit.device`,
  COUNT(*) AS `visits`,
  COUNT(*) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS `converted`,
  CAST(COUNT(*) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `rate`,
  CAST(SUM(TIMESTAMPDIFF(SECOND, visits.started_at, visits_order.value_1)) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS DOUBLE) / NULLIF(COUNT(*) FILTER (WHERE visits_order.value_1 IS NOT NULL) * 3600, 0) AS `hours`
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
ORDER BY 1 NULLS LAST
