SELECT
  MAX(CASE WHEN orders.order_id > 0 THEN 9223372036854775807 END) AS "largest",
  MIN(CASE WHEN orders.order_id > 0 THEN -9223372036854775807 END) AS "smallest",
  MAX(CASE WHEN orders.order_id > 0 THEN 123456789012.345678 END) AS "digits",
  MAX(CASE WHEN orders.order_id > 0 THEN DATE '9999-12-31' END) AS "last_day",
  MAX(CASE WHEN orders.order_id > 0 THEN TIMESTAMP '9999-12-31 23:59:59' END) AS "last_moment",
  MIN(CASE WHEN orders.order_id > 0 THEN DATE '2000-02-29' END) AS "leap_day"
FROM orders
