WITH `groups` AS (
  SELECT
    refunds.reason COLLATE utf8mb4_0900_bin AS refund_reason,
    SUM(DATEDIFF(CAST(refunds.refunded_at AS DATE), CAST(`order`.placed_at AS DATE))) AS days_to_refund_1,
    COUNT(DATEDIFF(CAST(refunds.refunded_at AS DATE), CAST(`order`.placed_at AS DATE))) AS days_to_refund_2,
    COUNT(DISTINCT refunds.order_id) AS refunded_orders,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  GROUP BY 1
)
SELECT
  `groups`.refund_reason AS `refund.reason`,
  CAST(`groups`.days_to_refund_1 AS DOUBLE) / NULLIF(`groups`.days_to_refund_2, 0) AS `days_to_refund`,
  `groups`.refunded_orders AS `refunded_orders`,
  `groups`.refunds AS `refunds`
FROM `groups`
ORDER BY CASE WHEN `groups`.refund_reason IS NULL THEN 1 ELSE 0 END, 1
