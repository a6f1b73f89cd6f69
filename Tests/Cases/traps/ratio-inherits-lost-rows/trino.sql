SELECT
  retailer.tier AS "retailer.tier",
  CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE) / NULLIF(COUNT(*), 0) AS "cancellation_rate",
  COUNT(*) AS "orders",
  COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS "cancelled_orders"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
