SELECT
  orders.currency AS `order.currency`,
  COALESCE(SUM(CAST(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN CAST(toDecimal128('1', 0) AS Nullable(Decimal(38,12))) ELSE CAST(toDecimal128('0.01', 2) AS Nullable(Decimal(38,12))) END AS Nullable(Decimal(38,2)))), CAST(0 AS Nullable(Decimal(38,2)))) AS `commission`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
