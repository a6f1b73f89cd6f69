WITH `groups` AS (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2026-01-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS growth_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.brand_country,
    MAX(parts.orders) AS orders,
    MAX(parts.growth_2) AS growth_2
  FROM (
    SELECT
      `groups`.brand_country,
      `groups`.orders,
      CAST(NULL AS INT64) AS growth_2
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.brand_country,
      CAST(NULL AS INT64) AS orders,
      groups_2.growth_2
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.brand_country AS `brand_country`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  (CAST(COALESCE(groups_3.orders, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.growth_2, 0), 0)) - CAST(1 AS FLOAT64) AS `growth`
FROM groups_3
WHERE (CAST(COALESCE(groups_3.orders, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.growth_2, 0), 0)) - CAST(1 AS FLOAT64) > CAST(0 AS FLOAT64)
ORDER BY 3 DESC NULLS LAST, 1 NULLS LAST
LIMIT 3
