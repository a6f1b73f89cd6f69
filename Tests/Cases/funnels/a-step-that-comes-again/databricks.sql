WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    visits.started_at + MAKE_DT_INTERVAL(CAST(60 AS INT)) AS counts_to
  FROM visits
),
attempts_2 AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits_order.value_1 AS counts_from,
    visits.started_at + MAKE_DT_INTERVAL(CAST(60 AS INT)) AS counts_to
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
)
SELECT
  visits.device AS `visit.device`,
  COUNT(*) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS `once`,
  COUNT(*) FILTER (WHERE visits_order_2.value_1 IS NOT NULL) AS `twice`
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
LEFT JOIN (
  SELECT
    attempts_2.owner,
    MIN(orders.placed_at) AS value_1
  FROM orders
  JOIN attempts_2 ON orders.retailer_id = attempts_2.shared_1
    AND orders.placed_at > attempts_2.counts_from
    AND orders.placed_at < attempts_2.counts_to
  GROUP BY 1
) AS visits_order_2 ON visits_order_2.owner = visits.visit_id
WHERE visits_order.value_1 IS NOT NULL OR visits_order_2.value_1 IS NOT NULL
GROUP BY 1
ORDER BY 1 NULLS LAST
