WITH groups AS (
  SELECT
    orders.status AS order_status,
    SUM(DATEDIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE))) AS delivery_days_1,
    COUNT(DATEDIFF(orders.delivered_on, CAST(orders.shipped_at AS DATE))) AS delivery_days_2,
    MAX(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS slowest_shipping
  FROM orders
  GROUP BY 1
)
SELECT
  groups.order_status AS `order.status`,
  CAST(groups.delivery_days_1 AS DOUBLE) / NULLIF(groups.delivery_days_2, 0) AS `delivery_days`,
  groups.slowest_shipping AS `slowest_shipping`
FROM groups
ORDER BY 1 NULLS LAST
