SELECT
  brand.name AS "brand.name",
  CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE) / NULLIF(COUNT(*), 0) AS "cancellation_rate"
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE brand.category = 'Home'
  AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
