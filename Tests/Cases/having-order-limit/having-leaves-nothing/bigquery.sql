WITH `groups` AS (
  SELECT
    brand.name AS brand_name,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  `groups`.brand_name AS `brand_name`,
  `groups`.orders AS `orders`
FROM `groups`
WHERE `groups`.orders > 1000000
ORDER BY 1 NULLS LAST
