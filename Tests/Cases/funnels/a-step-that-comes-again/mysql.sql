WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    DATE_ADD(visits.started_at, INTERVAL (60) DAY) AS counts_to
  FROM visits
),
attempts_2 AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits_order.value_1 AS counts_from,
    DATE_ADD(visits.started_at, INTERVAL (60) DAY) AS counts_to
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
  visits.device COLLATE utf8mb4_0900_bin AS `visit.device`,
  COUNT(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END) AS `once`,
  COUNT(CASE WHEN visits_order_2.value_1 IS NOT NULL THEN 1 END) AS `twice`
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
ORDER BY CASE WHEN MAX(visits.device COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
