SELECT
  DATE_TRUNC(CAST(orders.delivered_on AS DATE), QUARTER) AS `order_delivered_fiscal_quarter`,
  DATE_ADD(DATE_TRUNC(CAST(DATE_ADD(DATE_TRUNC(CAST(orders.delivered_on AS DATE), MONTH), INTERVAL (-3) MONTH) AS DATE), YEAR), INTERVAL (3) MONTH) AS `order_delivered_fiscal_year`,
  COUNT(*) AS `orders`
FROM orders
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
