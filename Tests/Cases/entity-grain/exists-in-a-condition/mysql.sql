SELECT
  retailer.tier COLLATE utf8mb4_0900_bin AS `retailer.tier`,
  COUNT(*) AS `orders`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`
FROM orders
JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
WHERE retailer.retailer_id IN (
    SELECT
      orders.retailer_id AS owner
    FROM orders
    WHERE (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled'
      AND orders.placed_at >= CAST(DATE '2024-01-01' AS DATETIME(6))
      AND orders.placed_at < CAST(DATE '2025-01-01' AS DATETIME(6))
  )
GROUP BY 1
ORDER BY CASE WHEN MAX(retailer.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
