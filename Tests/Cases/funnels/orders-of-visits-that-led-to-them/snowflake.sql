WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    DATEADD(day, 1, visits.started_at) AS counts_to
  FROM visits
)
SELECT
  HOUR(CAST(CONVERT_TIMEZONE('UTC', 'America/New_York', visits.started_at) AS TIMESTAMP_NTZ)) AS "hour_of_day",
  CAST(SUM(visits.pages) AS DOUBLE) / NULLIF(COUNT(visits.pages), 0) AS "pages_per_visit",
  COUNT(*) AS "visits"
FROM visits
LEFT JOIN (
  SELECT
    attempts.owner,
    COUNT(*) AS value_1
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.placed_at >= attempts.counts_from
    AND orders.placed_at < attempts.counts_to
  GROUP BY 1
) AS visits_order ON visits_order.owner = visits.visit_id
WHERE COALESCE(visits_order.value_1, 0) > 0
GROUP BY 1
ORDER BY 1 NULLS LAST
