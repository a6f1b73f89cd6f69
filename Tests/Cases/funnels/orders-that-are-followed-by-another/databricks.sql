WITH attempts AS (
  SELECT
    orders.order_id AS owner,
    orders.retailer_id AS shared_1,
    orders.placed_at AS counts_from,
    orders.placed_at + MAKE_DT_INTERVAL(CAST(30 AS INT)) AS counts_to
  FROM orders
)
SELECT
  orders.channel AS `order.channel`,
  COUNT(*) FILTER (WHERE COALESCE(orders_order.value_1, 0) > 0) AS `repeated`,
  COUNT(*) AS `orders`
FROM orders
LEFT JOIN (
  SELECT
    attempts.owner,
    COUNT(*) AS value_1
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.placed_at > attempts.counts_from
    AND orders.placed_at < attempts.counts_to
    AND orders.order_id <> attempts.owner
  GROUP BY 1
) AS orders_order ON orders_order.owner = orders.order_id
GROUP BY 1
ORDER BY 1 NULLS LAST
