SELECT
  brand.country AS `brand_country`,
  STRING_AGG(DISTINCT orders.channel, ', ' ORDER BY orders.channel) AS `channels`,
  STRING_AGG(CASE WHEN orders.status = 'cancelled' AND orders.placed_at < CAST(DATE '2024-02-01' AS DATETIME) THEN orders.channel END, '/' ORDER BY CASE WHEN orders.status = 'cancelled' AND orders.placed_at < CAST(DATE '2024-02-01' AS DATETIME) THEN orders.channel END) AS `notes`,
  APPROX_COUNT_DISTINCT(orders.retailer_id) AS `estimate`
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
