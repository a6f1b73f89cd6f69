SELECT
  CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS `month`,
  COUNT(*) AS `refunds`
FROM refunds
JOIN orders AS `order` ON `order`.order_id = refunds.order_id
JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
WHERE (order_brand.name COLLATE utf8mb4_0900_bin) = 'Profumi d''Oriente'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
