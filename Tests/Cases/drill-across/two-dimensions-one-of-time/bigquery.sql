WITH `groups` AS (
  SELECT
    brand.category AS brand_category,
    DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2024-07-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    order_brand.category AS brand_category,
    DATE_TRUNC(CAST(refunds.refunded_at AS DATE), QUARTER) AS quarter,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE refunds.refunded_at >= DATETIME '2024-07-01 00:00:00'
    AND refunds.refunded_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.brand_category,
    parts.quarter,
    MAX(parts.orders) AS orders,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      `groups`.brand_category,
      `groups`.quarter,
      `groups`.orders,
      CAST(NULL AS INT64) AS refunds
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.brand_category,
      groups_2.quarter,
      CAST(NULL AS INT64) AS orders,
      groups_2.refunds
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_3.brand_category AS `brand_category`,
  groups_3.quarter AS `quarter`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.refunds, 0) AS `refunds`
FROM groups_3
ORDER BY 1 NULLS LAST, 2 NULLS LAST
