SELECT
  parts.brand_country AS `brand_country`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.growth_2), 0), 0)) - CAST(1 AS FLOAT64) AS `growth`
FROM (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS growth_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS growth_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
HAVING (CAST(COALESCE(MAX(parts.orders), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.growth_2), 0), 0)) - CAST(1 AS FLOAT64) > CAST(0 AS FLOAT64)
ORDER BY 3 DESC NULLS LAST, 1 NULLS LAST
LIMIT 3
