SELECT
  MIN(CASE WHEN orders.order_id > 0 THEN toDate32('0001-01-01') END) AS `first_day`,
  MAX(dateDiff('day', toDate32('0001-01-01'), toDate32('2024-01-01')) * CASE WHEN orders.order_id > 0 THEN 1 END) AS `days`
FROM orders
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
