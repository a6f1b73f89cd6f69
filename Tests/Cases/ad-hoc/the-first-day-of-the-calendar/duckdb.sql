SELECT
  MIN(CASE WHEN orders.order_id > 0 THEN DATE '0001-01-01' END) AS "first_day",
  MAX(DATE_DIFF('day', DATE '0001-01-01', DATE '2024-01-01') * CASE WHEN orders.order_id > 0 THEN 1 END) AS "days"
FROM orders
