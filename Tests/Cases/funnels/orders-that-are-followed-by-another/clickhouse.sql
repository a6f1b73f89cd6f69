WITH attempts AS (
  SELECT
    orders.order_id AS owner,
    orders.retailer_id AS shared_1,
    orders.placed_at AS counts_from,
    addDays(orders.placed_at, 30) AS counts_to
  FROM orders
)
SELECT
  orders.channel AS `order.channel`,
  toInt64(count(CASE WHEN COALESCE(orders_order.value_1, 0) > 0 THEN 1 END)) AS `repeated`,
  toInt64(count()) AS `orders`
FROM orders
LEFT JOIN (
  SELECT
    attempts.owner AS owner,
    toInt64(count()) AS value_1
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.placed_at > attempts.counts_from
    AND orders.placed_at < attempts.counts_to
    AND orders.order_id <> attempts.owner
  GROUP BY 1
) AS orders_order ON orders_order.owner = orders.order_id
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
