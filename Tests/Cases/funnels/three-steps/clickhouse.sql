WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    addDays(visits.started_at, 30) AS counts_to
  FROM visits
),
attempts_2 AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits_order.value_1 AS counts_from,
    addDays(visits.started_at, 30) AS counts_to
  FROM visits
  LEFT JOIN (
    SELECT
      attempts.owner AS owner,
      MIN(orders.placed_at) AS value_1
    FROM orders
    JOIN attempts ON orders.retailer_id = attempts.shared_1
      AND orders.placed_at >= attempts.counts_from
      AND orders.placed_at < attempts.counts_to
    GROUP BY 1
  ) AS visits_order ON visits_order.owner = visits.visit_id
)
SELECT
  toDate32(toStartOfQuarter(toDate32(visits.started_at))) AS `quarter`,
  toInt64(count()) AS `visits`,
  toInt64(count(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END)) AS `ordered`,
  toInt64(count(CASE WHEN visits_refund.value_1 IS NOT NULL THEN 1 END)) AS `refunded`,
  CAST(toInt64(count(CASE WHEN visits_refund.value_1 IS NOT NULL THEN 1 END)) AS Nullable(Float64)) / NULLIF(toInt64(count()), 0) AS `refunded_rate`
FROM visits
LEFT JOIN (
  SELECT
    attempts.owner AS owner,
    MIN(orders.placed_at) AS value_1
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.placed_at >= attempts.counts_from
    AND orders.placed_at < attempts.counts_to
  GROUP BY 1
) AS visits_order ON visits_order.owner = visits.visit_id
LEFT JOIN (
  SELECT
    attempts_2.owner AS owner,
    MIN(refunds.refunded_at) AS value_1
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN attempts_2 ON `order`.retailer_id = attempts_2.shared_1
    AND refunds.refunded_at >= attempts_2.counts_from
    AND refunds.refunded_at < attempts_2.counts_to
  GROUP BY 1
) AS visits_refund ON visits_refund.owner = visits.visit_id
WHERE visits.started_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
  AND visits.started_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
