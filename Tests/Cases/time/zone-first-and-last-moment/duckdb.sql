SELECT
  brand.country AS "brand.country",
  ((MIN(orders.placed_at) AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Tokyo') AS "first",
  ((MAX(orders.placed_at) AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Tokyo') AS "last"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
HAVING ((MIN(orders.placed_at) AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Tokyo') > TIMESTAMP '2024-01-02 00:00:00'
ORDER BY 1 NULLS LAST
