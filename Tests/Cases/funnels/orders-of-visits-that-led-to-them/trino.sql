WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    DATE_ADD('day', 1, visits.started_at) AS counts_to
  FROM visits
),
groups AS (
  SELECT
    HOUR(CAST(CAST(WITH_TIMEZONE(visits.started_at, 'UTC') AT TIME ZONE 'America/New_York' AS TIMESTAMP(6)) AS TIMESTAMP(6))) AS hour_of_day,
    SUM(visits.pages) AS pages_per_visit_1,
    COUNT(visits.pages) AS pages_per_visit_2,
    COUNT(*) AS visits
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
)
SELECT
  groups.hour_of_day AS "hour_of_day",
  CAST(groups.pages_per_visit_1 AS DOUBLE) / NULLIF(groups.pages_per_visit_2, 0) AS "pages_per_visit",
  groups.visits AS "visits"
FROM groups
ORDER BY 1 NULLS LAST
