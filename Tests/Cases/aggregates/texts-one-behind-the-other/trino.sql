SELECT
  brand.country AS "brand.country",
  LISTAGG(DISTINCT orders.channel, ', ') WITHIN GROUP (ORDER BY orders.channel) AS "channels",
  LISTAGG(CASE WHEN orders.status = 'cancelled' AND orders.placed_at < CAST(DATE '2024-02-01' AS TIMESTAMP(6)) THEN orders.channel END, '/') WITHIN GROUP (ORDER BY CASE WHEN orders.status = 'cancelled' AND orders.placed_at < CAST(DATE '2024-02-01' AS TIMESTAMP(6)) THEN orders.channel END) AS "notes",
  APPROX_DISTINCT(orders.retailer_id) AS "estimate"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
