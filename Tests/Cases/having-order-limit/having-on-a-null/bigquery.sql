SELECT
  orders.status AS `order_status`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1
HAVING (CAST(SUM(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS FLOAT64) / NULLIF(COUNT(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)), 0)) < CAST(100 AS FLOAT64)
ORDER BY 1 NULLS LAST
