WITH groups AS (
  SELECT
    orders.status AS order_status,
    SUM(DATE_DIFF('day', CAST(orders.shipped_at AS DATE), orders.delivered_on)) AS delivery_days_1,
    COUNT(DATE_DIFF('day', CAST(orders.shipped_at AS DATE), orders.delivered_on)) AS delivery_days_2,
    MAX(DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS slowest_shipping
  FROM orders
  GROUP BY 1
)
SELECT
  groups.order_status AS "order.status",
  CAST(groups.delivery_days_1 AS DOUBLE) / NULLIF(groups.delivery_days_2, 0) AS "delivery_days",
  groups.slowest_shipping AS "slowest_shipping"
FROM groups
ORDER BY 1 NULLS LAST
