SELECT
  DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS "year",
  COUNT(orders.order_id) FILTER (WHERE retailer.retailer_id <> bill_to.retailer_id) AS "paid_by_others",
  COUNT(*) AS "orders"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
