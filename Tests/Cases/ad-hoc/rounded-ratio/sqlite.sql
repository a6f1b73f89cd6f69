SELECT
  brand.country AS "brand.country",
  DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS "quarter",
  ROUND(CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS REAL) / NULLIF(COUNT(*), 0), 3) AS "rounded",
  ROUND((CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS REAL) / NULLIF(COUNT(*), 0)) * CAST(100 AS REAL), 1) AS "tenths"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
