WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    visits.started_at + MAKE_DT_INTERVAL(CAST(7 AS INT)) AS counts_to
  FROM visits
),
credited AS (
  SELECT
    orders.order_id AS row_key,
    attempts.owner,
    RANK() OVER (PARTITION BY orders.order_id ORDER BY attempts.counts_from DESC, attempts.owner DESC) AS place
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.placed_at >= attempts.counts_from
    AND orders.placed_at < attempts.counts_to
),
groups AS (
  SELECT
    visits.device AS visit_device,
    COUNT(*) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS last,
    COUNT(*) AS rate_2,
    SUM(DATEDIFF(visits_order.value_1, visits.started_at) * 86400 + (HOUR(visits_order.value_1) - HOUR(visits.started_at)) * 3600 + (MINUTE(visits_order.value_1) - MINUTE(visits.started_at)) * 60 + SECOND(visits_order.value_1) - SECOND(visits.started_at)) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS hours_3
  FROM visits
  LEFT JOIN (
    SELECT
      credited.owner,
      MIN(orders.placed_at) AS value_1
    FROM orders
    JOIN credited ON credited.row_key = orders.order_id AND credited.place = 1
    GROUP BY 1
  ) AS visits_order ON visits_order.owner = visits.visit_id
  GROUP BY 1
)
SELECT
  groups.visit_device AS `visit.device`,
  groups.last AS `last`,
  CAST(groups.last AS DOUBLE) / NULLIF(groups.rate_2, 0) AS `rate`,
  CAST(groups.hours_3 AS DOUBLE) / NULLIF(groups.last * 3600, 0) AS `hours`
FROM groups
ORDER BY 1 NULLS LAST
