WITH groups AS (
  SELECT
    refunds.reason AS refund_reason,
    SUM(DATE_DIFF('day', CAST("order".placed_at AS DATE), CAST(refunds.refunded_at AS DATE))) AS days_to_refund_1,
    COUNT(DATE_DIFF('day', CAST("order".placed_at AS DATE), CAST(refunds.refunded_at AS DATE))) AS days_to_refund_2,
    COUNT(DISTINCT refunds.order_id) AS refunded_orders,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  GROUP BY 1
)
SELECT
  groups.refund_reason AS "refund.reason",
  CAST(groups.days_to_refund_1 AS DOUBLE) / NULLIF(groups.days_to_refund_2, 0) AS "days_to_refund",
  groups.refunded_orders AS "refunded_orders",
  groups.refunds AS "refunds"
FROM groups
ORDER BY 1 NULLS LAST
