WITH attempts AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.started_at AS counts_from,
    DATETIME_ADD(visits.started_at, INTERVAL (30) DAY) AS counts_to
  FROM visits
),
attempts_2 AS (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits_order.value_1 AS counts_from,
    DATETIME_ADD(visits.started_at, INTERVAL (30) DAY) AS counts_to
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
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS visits,
    COUNT(CASE WHEN visits_order.value_1 IS NOT NULL THEN 1 END) AS ordered,
    COUNT(CASE WHEN visits_refund.value_1 IS NOT NULL THEN 1 END) AS refunded
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
      MIN(refunds.refunded_at) AS value_1
    FROM refunds
    LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
    JOIN attempts_2 ON `order`.retailer_id = attempts_2.shared_1
      AND refunds.refunded_at >= attempts_2.counts_from
      AND refunds.refunded_at < attempts_2.counts_to
    GROUP BY 1
  ) AS visits_refund ON visits_refund.owner = visits.visit_id
  WHERE visits.started_at >= DATETIME '2024-01-01 00:00:00'
    AND visits.started_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
)
SELECT
  `groups`.quarter AS `quarter`,
  `groups`.visits AS `visits`,
  `groups`.ordered AS `ordered`,
  `groups`.refunded AS `refunded`,
  CAST(`groups`.refunded AS FLOAT64) / NULLIF(`groups`.visits, 0) AS `refunded_rate`
FROM `groups`
ORDER BY 1 NULLS LAST
