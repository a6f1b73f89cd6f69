SELECT
  retailer.tier AS "retailer.tier",
  COUNT(*) AS "orders",
  COUNT(DISTINCT orders.retailer_id) AS "buyers"
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE retailer.retailer_id IN (
    SELECT
      orders.retailer_id AS owner
    FROM orders
    WHERE orders.status = 'cancelled'
      AND orders.placed_at >= CAST(DATE '2024-01-01' AS TIMESTAMP(6))
      AND orders.placed_at < CAST(DATE '2025-01-01' AS TIMESTAMP(6))
  )
GROUP BY 1
ORDER BY 1 NULLS LAST
