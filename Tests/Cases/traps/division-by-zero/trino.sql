WITH groups AS (
  SELECT
    brand.name AS brand_name,
    COUNT(*) AS orders_per_cancelled_1,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS orders_per_cancelled_2
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('DE', 'JP', 'SE')
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
)
SELECT
  groups.brand_name AS "brand.name",
  CAST(groups.orders_per_cancelled_1 AS DOUBLE) / NULLIF(groups.orders_per_cancelled_2, 0) AS "orders_per_cancelled",
  groups.orders_per_cancelled_1 AS "orders"
FROM groups
ORDER BY 1 NULLS LAST
