SELECT
  order_retailer.name COLLATE utf8mb4_0900_bin AS `retailer.name`,
  COUNT(*) AS `refunds`
FROM refunds
LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = `order`.retailer_id
WHERE refunds.refunded_at >= TIMESTAMP '2025-07-01 00:00:00'
  AND refunds.refunded_at < TIMESTAMP '2025-10-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN COUNT(*) IS NULL THEN 1 ELSE 0 END, 2 DESC, CASE WHEN MAX(order_retailer.name COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
LIMIT 10 OFFSET 10
