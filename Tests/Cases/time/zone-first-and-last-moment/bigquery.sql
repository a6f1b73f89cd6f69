WITH `groups` AS (
  SELECT
    brand.country AS brand_country,
    MIN(orders.placed_at) AS first_1,
    MAX(orders.placed_at) AS last_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  `groups`.brand_country AS `brand_country`,
  DATETIME(TIMESTAMP(`groups`.first_1, 'UTC'), 'Asia/Tokyo') AS `first`,
  DATETIME(TIMESTAMP(`groups`.last_2, 'UTC'), 'Asia/Tokyo') AS `last`
FROM `groups`
WHERE DATETIME(TIMESTAMP(`groups`.first_1, 'UTC'), 'Asia/Tokyo') > DATETIME '2024-01-02 00:00:00'
ORDER BY 1 NULLS LAST
