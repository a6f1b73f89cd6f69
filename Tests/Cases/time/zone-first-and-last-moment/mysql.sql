WITH `groups` AS (
  SELECT
    brand.country COLLATE utf8mb4_0900_bin AS brand_country,
    MIN(orders.placed_at) AS first_1,
    MAX(orders.placed_at) AS last_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  `groups`.brand_country AS `brand.country`,
  DATE_ADD(`groups`.first_1, INTERVAL (32400) SECOND) AS `first`,
  DATE_ADD(`groups`.last_2, INTERVAL (32400) SECOND) AS `last`
FROM `groups`
WHERE DATE_ADD(`groups`.first_1, INTERVAL (32400) SECOND) > TIMESTAMP '2024-01-02 00:00:00'
ORDER BY CASE WHEN `groups`.brand_country IS NULL THEN 1 ELSE 0 END, 1
