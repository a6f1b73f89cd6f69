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
    RANK() OVER (PARTITION BY orders.order_id ORDER BY attempts.counts_from, attempts.owner) AS place
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.placed_at >= attempts.counts_from
    AND orders.placed_at < attempts.counts_to
)
SELECT
  retailer.tier AS `retailer.tier`,
  TRUNC(CAST(visits.started_at AS DATE), 'MONTH') AS `month`,
  COUNT(*) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS `first`,
  COUNT(*) AS `visits`
FROM visits
LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
LEFT JOIN (
  SELECT
    credited.owner,
    MIN(orders.placed_at) AS value_1
  FROM orders
  JOIN credited ON credited.row_key = orders.order_id AND credited.place = 1
  GROUP BY 1
) AS visits_order ON visits_order.owner = visits.visit_id
WHERE visits.device = 'mobile'
  AND visits.started_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
  AND visits.started_at < TIMESTAMP_NTZ '2025-04-01 00:00:00'
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
