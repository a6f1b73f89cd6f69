WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    visits.started_at + MAKE_DT_INTERVAL(CAST(1 AS INT)) AS counts_to
  FROM visits
),
groups AS (
  SELECT
    HOUR(CAST(CONVERT_TIMEZONE('UTC', 'America/New_York', visits.started_at) AS TIMESTAMP_NTZ)) AS hour_of_day,
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
  groups.hour_of_day AS `hour_of_day`,
  CAST(groups.pages_per_visit_1 AS DOUBLE) / NULLIF(groups.pages_per_visit_2, 0) AS `pages_per_visit`,
  groups.visits AS `visits`
FROM groups
ORDER BY 1 NULLS LAST
