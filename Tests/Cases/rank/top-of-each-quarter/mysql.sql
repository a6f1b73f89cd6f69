WITH ranked_groups AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    brand.country COLLATE utf8mb4_0900_bin AS brand_country,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1, 2
),
`groups` AS (
  SELECT
    ranked_groups.quarter,
    ranked_groups.brand_country,
    ranked_groups.orders,
    CASE WHEN ranked_groups.orders IS NOT NULL THEN RANK() OVER (PARTITION BY ranked_groups.quarter ORDER BY CASE WHEN ranked_groups.orders IS NULL THEN 1 ELSE 0 END, ranked_groups.orders DESC) END AS place_1
  FROM ranked_groups
)
SELECT
  `groups`.quarter AS `quarter`,
  `groups`.brand_country AS `brand.country`,
  `groups`.orders AS `orders`
FROM `groups`
WHERE `groups`.place_1 <= 2
ORDER BY CASE WHEN `groups`.quarter IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN `groups`.brand_country IS NULL THEN 1 ELSE 0 END, 2
