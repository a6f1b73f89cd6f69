SELECT
  brand.country AS `brand_country`,
  DATETIME(TIMESTAMP(MIN(orders.placed_at), 'UTC'), 'Asia/Tokyo') AS `first`,
  DATETIME(TIMESTAMP(MAX(orders.placed_at), 'UTC'), 'Asia/Tokyo') AS `last`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
HAVING DATETIME(TIMESTAMP(MIN(orders.placed_at), 'UTC'), 'Asia/Tokyo') > DATETIME '2024-01-02 00:00:00'
ORDER BY 1 NULLS LAST
