WITH attempts AS (
  SELECT
    orders.order_id AS owner,
    orders.retailer_id AS shared_1,
    orders.placed_at AS counts_from,
    orders.placed_at + MAKE_DT_INTERVAL(CAST(-7 AS INT)) AS counts_to
  FROM orders
)
SELECT
  TRUNC(CAST(orders.placed_at AS DATE), 'QUARTER') AS `quarter`,
  COUNT(*) FILTER (WHERE COALESCE(orders_visit.value_1, 0) > 0) AS `after_a_visit`,
  COUNT(*) FILTER (WHERE COALESCE(orders_visit.value_1, 0) > 2) AS `after_many`,
  COUNT(*) FILTER (WHERE orders_visit.value_2 = 'mobile') AS `after_mobile`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN (
  SELECT
    attempts.owner,
    COUNT(*) AS value_1,
    TRY_ELEMENT_AT(TRANSFORM(ARRAY_SORT(COLLECT_LIST(CASE WHEN (visits.device IS NOT NULL AND visits.started_at IS NOT NULL) THEN STRUCT(visits.started_at AS by, visits.device AS x) END), (l, r) -> CASE WHEN l.by > r.by THEN -1 WHEN l.by < r.by THEN 1 WHEN l.x < r.x THEN -1 WHEN l.x > r.x THEN 1 ELSE 0 END), r -> r.x), 1) AS value_2
  FROM visits
  JOIN attempts ON visits.retailer_id = attempts.shared_1
    AND visits.started_at <= attempts.counts_from
    AND visits.started_at > attempts.counts_to
  GROUP BY 1
) AS orders_visit ON orders_visit.owner = orders.order_id
WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP_NTZ '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
