WITH `groups` AS (
  SELECT
    order_brand.country AS brand_country,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  LEFT JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    brand.country AS brand_country,
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS having_2,
    COUNT(*) AS having_3
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.brand_country,
    MAX(parts.units) AS units,
    MAX(parts.having_2) AS having_2,
    MAX(parts.having_3) AS having_3
  FROM (
    SELECT
      `groups`.brand_country,
      `groups`.units,
      CAST(NULL AS INT64) AS having_2,
      CAST(NULL AS INT64) AS having_3
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.brand_country,
      CAST(NULL AS INT64) AS units,
      groups_2.having_2,
      groups_2.having_3
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.brand_country AS `brand_country`,
  COALESCE(groups_3.units, 0) AS `units`
FROM groups_3
WHERE (CAST(COALESCE(groups_3.having_2, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.having_3, 0), 0)) > CAST(BIGNUMERIC '0.05' AS FLOAT64)
ORDER BY 1 NULLS LAST
