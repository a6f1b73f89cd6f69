SELECT
  MIN(CASE WHEN orders.order_id > 0 THEN '0001-01-01' END) AS "first_day",
  MAX(CAST(JULIANDAY('2024-01-01') - JULIANDAY('0001-01-01') AS INTEGER) * CASE WHEN orders.order_id > 0 THEN 1 END) AS "days"
FROM orders
