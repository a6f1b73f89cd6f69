SELECT
  orders.channel AS `order_channel`,
  MAX(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS `longest`,
  MIN(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS `shortest`,
  COUNT(CASE WHEN EXTRACT(YEAR FROM orders.placed_at) = 2024 THEN orders.order_id END) AS `first_year`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
