SELECT
  order_brand.category COLLATE utf8mb4_0900_bin AS `brand.category`,
  COUNT(CASE WHEN product.brand_id <> `order`.brand_id THEN 1 END) AS `cross_brand_lines`,
  COUNT(*) AS `lines`
FROM order_lines
LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
GROUP BY 1
ORDER BY CASE WHEN MAX(order_brand.category COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
