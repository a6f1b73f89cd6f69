WITH attempts AS (
  SELECT
    orders.order_id AS owner,
    orders.retailer_id AS shared_1,
    orders.placed_at AS counts_from,
    DATETIME_ADD(orders.placed_at, INTERVAL (-7) DAY) AS counts_to
  FROM orders
)
SELECT
  DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS `quarter`,
  COUNT(CASE WHEN COALESCE(orders_visit.value_1, 0) > 0 THEN 1 END) AS `after_a_visit`,
  COUNT(CASE WHEN COALESCE(orders_visit.value_1, 0) > 2 THEN 1 END) AS `after_many`,
  COUNT(CASE WHEN orders_visit.value_2 = 'mobile' THEN 1 END) AS `after_mobile`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN (
  SELECT
    attempts.owner,
    COUNT(*) AS value_1,
    ARRAY_AGG(CASE WHEN (visits.device IS NOT NULL AND visits.started_at IS NOT NULL) THEN visits.device END IGNORE NULLS ORDER BY visits.started_at DESC, visits.device LIMIT 1)[SAFE_OFFSET(0)] AS value_2
  FROM visits
  JOIN attempts ON visits.retailer_id = attempts.shared_1
    AND visits.started_at <= attempts.counts_from
    AND visits.started_at > attempts.counts_to
  GROUP BY 1
) AS orders_visit ON orders_visit.owner = orders.order_id
WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
  AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
