SELECT
  orders.currency AS `order_currency`,
  CASE WHEN orders.currency = 'JPY' THEN ROUND(CAST(TRUNC(CAST(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), 0) AS BIGNUMERIC) / NULLIF(COUNT(*), 0), 8) AS BIGNUMERIC), 0) ELSE ROUND(CAST(TRUNC(CAST(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), 0) AS BIGNUMERIC) / NULLIF(COUNT(*), 0), 8) AS BIGNUMERIC), 2) END AS `average_order_value`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
