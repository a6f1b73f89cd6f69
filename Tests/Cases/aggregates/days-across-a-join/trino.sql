SELECT
  refunds.reason AS "refund.reason",
  CAST(SUM(DATE_DIFF('day', CAST("order".placed_at AS DATE), CAST(refunds.refunded_at AS DATE))) AS DOUBLE) / NULLIF(COUNT(DATE_DIFF('day', CAST("order".placed_at AS DATE), CAST(refunds.refunded_at AS DATE))), 0) AS "days_to_refund",
  COUNT(DISTINCT refunds.order_id) AS "refunded_orders",
  COUNT(*) AS "refunds"
FROM refunds
LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
GROUP BY 1
ORDER BY 1 NULLS LAST
