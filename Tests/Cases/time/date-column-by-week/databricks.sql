SELECT
  TRUNC(CAST(orders.delivered_on AS DATE), 'WEEK') AS `order.delivered.week`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.delivered_on >= DATE '2025-02-20'
  AND orders.delivered_on < DATE '2025-03-20'
GROUP BY 1
ORDER BY 1 NULLS LAST
