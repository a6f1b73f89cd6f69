SELECT
  DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS `year`,
  ROUND(CAST(COALESCE(SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END), 0) AS BIGNUMERIC), 0) AS `gmv`,
  ROUND(CAST(MAX(orders.subtotal) AS BIGNUMERIC), 0) AS `largest_order`
FROM orders
WHERE orders.currency = 'JPY'
GROUP BY 1
ORDER BY 1 NULLS LAST
