SELECT
  DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS "year",
  COUNT(*) AS "orders",
  COUNT(*) FILTER (WHERE orders.channel = 'app') AS "app_orders",
  COUNT(*) FILTER (WHERE retailer.tier = 'gold') AS "gold_orders"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
