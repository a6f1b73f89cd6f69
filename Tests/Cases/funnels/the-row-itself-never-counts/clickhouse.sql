WITH attempts AS (
  SELECT
    refunds.refund_id AS owner,
    refunds.order_id AS shared_1,
    `order`.placed_at AS counts_from
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
),
attempts_2 AS (
  SELECT
    orders.order_id AS owner,
    orders.retailer_id AS shared_1,
    orders.shipped_at AS counts_from,
    addDays(orders.shipped_at, -10) AS counts_to
  FROM orders
)
SELECT
  parts.year AS `year`,
  COALESCE(MAX(parts.others), 0) AS `others`,
  COALESCE(MAX(parts.while_packed), 0) AS `while_packed`
FROM (
  SELECT
    toDate32(toStartOfYear(toDate32(refunds.refunded_at))) AS year,
    toInt64(count()) AS others,
    CAST(NULL AS Nullable(Int64)) AS while_packed
  FROM refunds
  LEFT JOIN (
    SELECT
      attempts.owner AS owner,
      toInt64(count()) AS value_1
    FROM refunds
    JOIN attempts ON refunds.order_id = attempts.shared_1
      AND refunds.refunded_at > attempts.counts_from
      AND refunds.refund_id <> attempts.owner
    GROUP BY 1
  ) AS refunds_refund ON refunds_refund.owner = refunds.refund_id
  WHERE COALESCE(refunds_refund.value_1, 0) > 0
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfYear(toDate32(orders.placed_at))) AS year,
    CAST(NULL AS Nullable(Int64)) AS others,
    toInt64(count()) AS while_packed
  FROM orders
  LEFT JOIN (
    SELECT
      attempts_2.owner AS owner,
      toInt64(count()) AS value_1
    FROM orders
    JOIN attempts_2 ON orders.retailer_id = attempts_2.shared_1
      AND orders.placed_at < attempts_2.counts_from
      AND orders.placed_at > attempts_2.counts_to
      AND orders.order_id <> attempts_2.owner
    GROUP BY 1
  ) AS orders_order ON orders_order.owner = orders.order_id
  WHERE COALESCE(orders_order.value_1, 0) > 0
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
