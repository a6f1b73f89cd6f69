SELECT
  parts.brand_country AS `brand.country`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.growth_2), 0), 0)) - CAST(1 AS DOUBLE) AS `growth`
FROM (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS growth_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS growth_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
HAVING (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.growth_2), 0), 0)) - CAST(1 AS DOUBLE) > CAST(0 AS DOUBLE)
ORDER BY 3 DESC NULLS LAST, 1 NULLS LAST
LIMIT 3
