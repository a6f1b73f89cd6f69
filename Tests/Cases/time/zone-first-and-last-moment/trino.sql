SELECT
  brand.country AS "brand.country",
  CAST(WITH_TIMEZONE(MIN(orders.placed_at), 'UTC') AT TIME ZONE 'Asia/Tokyo' AS TIMESTAMP) AS "first",
  CAST(WITH_TIMEZONE(MAX(orders.placed_at), 'UTC') AT TIME ZONE 'Asia/Tokyo' AS TIMESTAMP) AS "last"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
HAVING CAST(WITH_TIMEZONE(MIN(orders.placed_at), 'UTC') AT TIME ZONE 'Asia/Tokyo' AS TIMESTAMP) > TIMESTAMP '2024-01-02 00:00:00'
ORDER BY 1 NULLS LAST
