SELECT
  CAST(DATE_SUB(orders.delivered_on, INTERVAL WEEKDAY(orders.delivered_on) DAY) AS DATE) AS `order.delivered.week`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.delivered_on >= DATE '2025-02-20'
  AND orders.delivered_on < DATE '2025-03-20'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_SUB(orders.delivered_on, INTERVAL WEEKDAY(orders.delivered_on) DAY) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
