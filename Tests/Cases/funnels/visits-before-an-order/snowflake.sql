WITH attempts AS (
  SELECT
    orders.order_id AS owner,
    orders.retailer_id AS shared_1,
    orders.placed_at AS counts_from,
    DATEADD(day, -7, orders.placed_at) AS counts_to
  FROM orders
)
SELECT
  CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS "quarter",
  COUNT(CASE WHEN COALESCE(orders_visit.value_1, 0) > 0 THEN 1 END) AS "after_a_visit",
  COUNT(CASE WHEN COALESCE(orders_visit.value_1, 0) > 2 THEN 1 END) AS "after_many",
  COUNT(CASE WHEN orders_visit.value_2 = 'mobile' THEN 1 END) AS "after_mobile",
  COUNT(*) AS "orders"
FROM orders
LEFT JOIN (
  SELECT
    attempts.owner,
    COUNT(*) AS value_1,
    CAST(GET(ARRAY_AGG(CASE WHEN (visits.device IS NOT NULL AND visits.started_at IS NOT NULL) THEN visits.device END) WITHIN GROUP (ORDER BY visits.started_at DESC, visits.device), 0) AS VARCHAR) AS value_2
  FROM visits
  JOIN attempts ON visits.retailer_id = attempts.shared_1
    AND visits.started_at <= attempts.counts_from
    AND visits.started_at > attempts.counts_to
  GROUP BY 1
) AS orders_visit ON orders_visit.owner = orders.order_id
WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
  AND orders.placed_at < CAST('2026-01-01 00:00:00' AS TIMESTAMP_NTZ)
GROUP BY 1
ORDER BY 1 NULLS LAST
