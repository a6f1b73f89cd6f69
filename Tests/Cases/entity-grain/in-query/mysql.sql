SELECT
  CASE WHEN retailer.retailer_id IS NOT NULL THEN COALESCE(retailer_order.value_1, 0) END AS `retailer.orders_here`,
  COUNT(DISTINCT orders.retailer_id) AS `buyers`,
  COUNT(*) AS `orders`
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    COUNT(*) AS value_1
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE (brand.country COLLATE utf8mb4_0900_bin) = 'FR'
    AND orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
) AS retailer_order ON retailer_order.owner = retailer.retailer_id
WHERE (brand.country COLLATE utf8mb4_0900_bin) = 'FR'
  AND orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CASE WHEN retailer.retailer_id IS NOT NULL THEN COALESCE(retailer_order.value_1, 0) END) IS NULL THEN 1 ELSE 0 END, 1
