WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    addDays(visits.started_at, 1) AS counts_to
  FROM visits
)
SELECT
  toInt32(toHour(toDateTime64(toString(toTimeZone(visits.started_at, 'America/New_York')), 6, 'UTC'))) AS `hour_of_day`,
  CAST(toInt64(sum(visits.pages)) AS Nullable(Float64)) / NULLIF(toInt64(count(visits.pages)), 0) AS `pages_per_visit`,
  toInt64(count()) AS `visits`
FROM visits
LEFT JOIN (
  SELECT
    attempts.owner AS owner,
    toInt64(count()) AS value_1
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.placed_at >= attempts.counts_from
    AND orders.placed_at < attempts.counts_to
  GROUP BY 1
) AS visits_order ON visits_order.owner = visits.visit_id
WHERE COALESCE(visits_order.value_1, 0) > 0
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
