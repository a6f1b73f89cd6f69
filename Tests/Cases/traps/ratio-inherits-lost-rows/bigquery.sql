WITH `groups` AS (
  SELECT
    retailer.tier AS retailer_tier,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate_1,
    COUNT(*) AS cancellation_rate_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
)
SELECT
  `groups`.retailer_tier AS `retailer_tier`,
  CAST(`groups`.cancellation_rate_1 AS FLOAT64) / NULLIF(`groups`.cancellation_rate_2, 0) AS `cancellation_rate`,
  `groups`.cancellation_rate_2 AS `orders`,
  `groups`.cancellation_rate_1 AS `cancelled_orders`
FROM `groups`
ORDER BY 1 NULLS LAST
