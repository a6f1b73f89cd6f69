SELECT
  MAX(CASE WHEN orders.order_id > 0 THEN 9223372036854775807 END) AS `largest`,
  MIN(CASE WHEN orders.order_id > 0 THEN -9223372036854775807 END) AS `smallest`,
  MAX(CASE WHEN orders.order_id > 0 THEN toDecimal128('123456789012.345678', 6) END) AS `digits`,
  MAX(CASE WHEN orders.order_id > 0 THEN toDate32('9999-12-31') END) AS `last_day`,
  MAX(CASE WHEN orders.order_id > 0 THEN toDateTime64('9999-12-31 23:59:59', 6, 'UTC') END) AS `last_moment`,
  MIN(CASE WHEN orders.order_id > 0 THEN toDate32('2000-02-29') END) AS `leap_day`
FROM orders
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
