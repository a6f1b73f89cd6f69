SELECT
  `order`.channel COLLATE utf8mb4_0900_bin AS `order.channel`,
  COUNT(*) AS `smallest`
FROM order_lines
JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
LEFT JOIN (
  SELECT
    order_lines.product_id AS owner,
    MIN(order_lines.quantity) AS value_1
  FROM order_lines
  JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE (order_brand.country COLLATE utf8mb4_0900_bin) = 'SE'
    AND `order`.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND `order`.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
) AS product_order_line ON product_order_line.owner = product.product_id
WHERE (order_brand.country COLLATE utf8mb4_0900_bin) = 'SE'
  AND `order`.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND `order`.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  AND order_lines.quantity = product_order_line.value_1
GROUP BY 1
ORDER BY CASE WHEN MAX(`order`.channel COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
