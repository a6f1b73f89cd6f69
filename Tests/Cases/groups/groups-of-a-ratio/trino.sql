WITH groups AS (
  SELECT
    brand.name AS brand_name,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS cancellation_rate_1,
    COUNT(*) AS cancellation_rate_2
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.category = 'Home'
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
)
SELECT
  groups.brand_name AS "brand.name",
  CAST(groups.cancellation_rate_1 AS DOUBLE) / NULLIF(groups.cancellation_rate_2, 0) AS "cancellation_rate"
FROM groups
ORDER BY 1 NULLS LAST
