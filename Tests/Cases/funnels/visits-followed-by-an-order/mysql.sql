WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    DATE_ADD(visits.started_at, INTERVAL (7) DAY) AS counts_to
  FROM visits
)
SELECT
  visits.device COLLATE utf8mb4_0900_bin AS `visit.device`,
  COUNT(*) AS `visits`,
  COUNT(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END) AS `converted`,
  CAST(COUNT(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `rate`,
  CAST(SUM(CASE WHEN visits_order.value_1 IS NOT NULL THEN TIMESTAMPDIFF(SECOND, visits.started_at, visits_order.value_1) END) AS DOUBLE) / NULLIF(COUNT(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END) * 3600, 0) AS `hours`
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
ORDER BY CASE WHEN (visits.device COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
