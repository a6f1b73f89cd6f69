SELECT
  retailer.tier AS "retailer.tier",
  COUNT(*) AS "orders",
  COUNT(DISTINCT orders.retailer_id) AS "buyers"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    COUNT(CASE WHEN orders.status = 'cancelled' AND orders.placed_at >= CAST(CAST('2024-01-01' AS DATE) AS TIMESTAMP) AND orders.placed_at < CAST(CAST('2025-01-01' AS DATE) AS TIMESTAMP) THEN 1 END) AS value_1
  FROM orders
  GROUP BY 1
) AS retailer_order ON retailer_order.owner = retailer.retailer_id
WHERE CASE WHEN retailer.retailer_id IS NOT NULL THEN COALESCE(retailer_order.value_1, 0) END > 0
GROUP BY 1
ORDER BY 1 NULLS LAST
