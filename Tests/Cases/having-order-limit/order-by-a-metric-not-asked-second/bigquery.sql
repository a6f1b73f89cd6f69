WITH `groups` AS (
  SELECT
    brand.name AS brand_name,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate_1,
    COUNT(*) AS cancellation_rate_2
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE')
  GROUP BY 1
)
SELECT
  `groups`.brand_name AS `brand_name`,
  CAST(`groups`.cancellation_rate_1 AS FLOAT64) / NULLIF(`groups`.cancellation_rate_2, 0) AS `cancellation_rate`,
  `groups`.cancellation_rate_2 AS `orders`
FROM `groups`
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 12
