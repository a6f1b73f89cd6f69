SELECT
  refunds.reason AS "refund.reason",
  CAST(SUM(CAST(JULIANDAY(DATE(refunds.refunded_at)) - JULIANDAY(DATE("order".placed_at)) AS INTEGER)) AS REAL) / NULLIF(COUNT(CAST(JULIANDAY(DATE(refunds.refunded_at)) - JULIANDAY(DATE("order".placed_at)) AS INTEGER)), 0) AS "days_to_refund",
  COUNT(DISTINCT refunds.order_id) AS "refunded_orders",
  COUNT(*) AS "refunds"
FROM refunds
LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
GROUP BY 1
ORDER BY 1 NULLS LAST
