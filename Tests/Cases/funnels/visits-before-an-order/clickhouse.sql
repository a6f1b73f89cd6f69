WITH attempts AS (
  SELECT
    orders.order_id AS owner,
    orders.retailer_id AS shared_1,
    orders.placed_at AS counts_from,
    addDays(orders.placed_at, -7) AS counts_to
  FROM orders
)
SELECT
  toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS `quarter`,
  toInt64(count(CASE WHEN COALESCE(orders_visit.value_1, 0) > 0 THEN 1 END)) AS `after_a_visit`,
  toInt64(count(CASE WHEN COALESCE(orders_visit.value_1, 0) > 2 THEN 1 END)) AS `after_many`,
  toInt64(count(CASE WHEN orders_visit.value_2 = 'mobile' THEN 1 END)) AS `after_mobile`,
  toInt64(count()) AS `orders`
FROM orders
LEFT JOIN (
  SELECT
    attempts.owner AS owner,
    toInt64(count()) AS value_1,
    CASE WHEN countIf(visits.device IS NOT NULL AND visits.started_at IS NOT NULL) > 0 THEN arraySort(arrayMap(t -> tupleElement(t, 2), arrayFilter(t -> tupleElement(t, 1) = maxIf(visits.started_at, visits.device IS NOT NULL AND visits.started_at IS NOT NULL), groupArrayIf(tuple(visits.started_at, visits.device), visits.device IS NOT NULL AND visits.started_at IS NOT NULL))))[1] END AS value_2
  FROM visits
  JOIN attempts ON visits.retailer_id = attempts.shared_1
    AND visits.started_at <= attempts.counts_from
    AND visits.started_at > attempts.counts_to
  GROUP BY 1
) AS orders_visit ON orders_visit.owner = orders.order_id
WHERE orders.placed_at >= toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
