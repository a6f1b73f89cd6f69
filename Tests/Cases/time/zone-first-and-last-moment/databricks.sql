SELECT
  brand.country AS `brand.country`,
  CONVERT_TIMEZONE('UTC', 'Asia/Tokyo', MIN(orders.placed_at)) AS `first`,
  CONVERT_TIMEZONE('UTC', 'Asia/Tokyo', MAX(orders.placed_at)) AS `last`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
HAVING CONVERT_TIMEZONE('UTC', 'Asia/Tokyo', MIN(orders.placed_at)) > TIMESTAMP_NTZ '2024-01-02 00:00:00'
ORDER BY 1 NULLS LAST
