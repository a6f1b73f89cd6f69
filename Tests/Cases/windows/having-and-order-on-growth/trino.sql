WITH groups AS (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS growth_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.brand_country,
    MAX(parts.orders) AS orders,
    MAX(parts.growth_2) AS growth_2
  FROM (
    SELECT
      groups.brand_country,
      groups.orders,
      CAST(NULL AS BIGINT) AS growth_2
    FROM groups
    UNION ALL
    SELECT
      groups_2.brand_country,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.growth_2
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.brand_country AS "brand.country",
  COALESCE(groups_3.orders, 0) AS "orders",
  (CAST(COALESCE(groups_3.orders, 0) AS DOUBLE) / NULLIF(COALESCE(groups_3.growth_2, 0), 0)) - CAST(1 AS DOUBLE) AS "growth"
FROM groups_3
WHERE (CAST(COALESCE(groups_3.orders, 0) AS DOUBLE) / NULLIF(COALESCE(groups_3.growth_2, 0), 0)) - CAST(1 AS DOUBLE) > CAST(0 AS DOUBLE)
ORDER BY 3 DESC NULLS LAST, 1 NULLS LAST
LIMIT 3
