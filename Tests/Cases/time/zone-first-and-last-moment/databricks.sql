WITH groups AS (
  SELECT
    brand.country AS brand_country,
    MIN(orders.placed_at) AS first_1,
    MAX(orders.placed_at) AS last_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  groups.brand_country AS `brand.country`,
  CONVERT_TIMEZONE('UTC', 'Asia/Tokyo', groups.first_1) AS `first`,
  CONVERT_TIMEZONE('UTC', 'Asia/Tokyo', groups.last_2) AS `last`
FROM groups
WHERE CONVERT_TIMEZONE('UTC', 'Asia/Tokyo', groups.first_1) > TIMESTAMP_NTZ '2024-01-02 00:00:00'
ORDER BY 1 NULLS LAST
