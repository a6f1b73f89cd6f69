WITH `groups` AS (
  SELECT
    order_brand.name AS brand_name,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE refunds.refunded_at >= DATETIME '2025-01-01 00:00:00'
    AND refunds.refunded_at < DATETIME '2025-04-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    brand.name AS brand_name,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-04-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.brand_name,
    MAX(parts.refunds) AS refunds,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      `groups`.brand_name,
      `groups`.refunds,
      CAST(NULL AS INT64) AS orders
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.brand_name,
      CAST(NULL AS INT64) AS refunds,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.brand_name AS `brand_name`,
  COALESCE(groups_3.refunds, 0) AS `refunds`,
  COALESCE(groups_3.orders, 0) AS `orders`
FROM groups_3
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 8
