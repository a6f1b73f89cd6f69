WITH attempts AS (
  SELECT
    refunds.refund_id AS owner,
    refunds.order_id AS shared_1,
    `order`.placed_at AS counts_from
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(refunds.refunded_at AS DATE), YEAR) AS year,
    COUNT(*) AS others
  FROM refunds
  LEFT JOIN (
    SELECT
      attempts.owner,
      COUNT(*) AS value_1
    FROM refunds
    JOIN attempts ON refunds.order_id = attempts.shared_1
      AND refunds.refunded_at > attempts.counts_from
      AND refunds.refund_id <> attempts.owner
    GROUP BY 1
  ) AS refunds_refund ON refunds_refund.owner = refunds.refund_id
  WHERE COALESCE(refunds_refund.value_1, 0) > 0
  GROUP BY 1
),
attempts_2 AS (
  SELECT
    orders.order_id AS owner,
    orders.retailer_id AS shared_1,
    orders.shipped_at AS counts_from,
    DATETIME_ADD(orders.shipped_at, INTERVAL (-10) DAY) AS counts_to
  FROM orders
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS year,
    COUNT(*) AS while_packed
  FROM orders
  LEFT JOIN (
    SELECT
      attempts_2.owner,
      COUNT(*) AS value_1
    FROM orders
    JOIN attempts_2 ON orders.retailer_id = attempts_2.shared_1
      AND orders.placed_at < attempts_2.counts_from
      AND orders.placed_at > attempts_2.counts_to
      AND orders.order_id <> attempts_2.owner
    GROUP BY 1
  ) AS orders_order ON orders_order.owner = orders.order_id
  WHERE COALESCE(orders_order.value_1, 0) > 0
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.year,
    MAX(parts.others) AS others,
    MAX(parts.while_packed) AS while_packed
  FROM (
    SELECT
      `groups`.year,
      `groups`.others,
      CAST(NULL AS INT64) AS while_packed
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.year,
      CAST(NULL AS INT64) AS others,
      groups_2.while_packed
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.year AS `year`,
  COALESCE(groups_3.others, 0) AS `others`,
  COALESCE(groups_3.while_packed, 0) AS `while_packed`
FROM groups_3
ORDER BY 1 NULLS LAST
