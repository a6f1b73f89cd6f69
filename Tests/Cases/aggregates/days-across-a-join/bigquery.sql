SELECT
  refunds.reason AS `refund_reason`,
  CAST(SUM(DATE_DIFF(CAST(refunds.refunded_at AS DATE), CAST(`order`.placed_at AS DATE), DAY)) AS FLOAT64) / NULLIF(COUNT(DATE_DIFF(CAST(refunds.refunded_at AS DATE), CAST(`order`.placed_at AS DATE), DAY)), 0) AS `days_to_refund`,
  COUNT(DISTINCT refunds.order_id) AS `refunded_orders`,
  COUNT(*) AS `refunds`
FROM refunds
LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
GROUP BY 1
ORDER BY 1 NULLS LAST
