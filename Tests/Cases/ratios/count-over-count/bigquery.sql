WITH `groups` AS (
  SELECT
    brand.country AS brand_country,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate_1,
    COUNT(*) AS cancellation_rate_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  `groups`.brand_country AS `brand_country`,
  CAST(`groups`.cancellation_rate_1 AS FLOAT64) / NULLIF(`groups`.cancellation_rate_2, 0) AS `cancellation_rate`,
  `groups`.cancellation_rate_1 AS `cancelled_orders`,
  `groups`.cancellation_rate_2 AS `orders`
FROM `groups`
ORDER BY 1 NULLS LAST
