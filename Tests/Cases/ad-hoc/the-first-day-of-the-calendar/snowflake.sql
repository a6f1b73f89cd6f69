SELECT
  MIN(CASE WHEN orders.order_id > 0 THEN CAST('0001-01-01' AS DATE) END) AS "first_day",
  MAX(DATEDIFF(day, CAST('0001-01-01' AS DATE), CAST('2024-01-01' AS DATE)) * CASE WHEN orders.order_id > 0 THEN 1 END) AS "days"
FROM orders
