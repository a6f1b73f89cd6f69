SELECT
  order_retailer.name AS "retailer.name",
  COUNT(*) AS "refunds"
FROM refunds
LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = "order".retailer_id
WHERE refunds.refunded_at >= TIMESTAMP '2025-07-01 00:00:00'
  AND refunds.refunded_at < TIMESTAMP '2025-10-01 00:00:00'
GROUP BY 1
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
OFFSET 10 LIMIT 10
