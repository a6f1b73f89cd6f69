WITH `groups` AS (
  SELECT
    retailer.country AS retailer_country,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= DATETIME '2025-04-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-07-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    retailer.country AS retailer_country,
    COUNT(*) AS orders__prior
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-04-01 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.retailer_country,
    MAX(parts.orders) AS orders,
    MAX(parts.orders__prior) AS orders__prior
  FROM (
    SELECT
      `groups`.retailer_country,
      `groups`.orders,
      CAST(NULL AS INT64) AS orders__prior
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.retailer_country,
      CAST(NULL AS INT64) AS orders,
      groups_2.orders__prior
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.retailer_country AS `retailer_country`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.orders__prior, 0) AS `orders__prior`,
  COALESCE(groups_3.orders, 0) - COALESCE(groups_3.orders__prior, 0) AS `orders__change`,
  (CAST(COALESCE(groups_3.orders, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.orders__prior, 0), 0)) - CAST(1 AS FLOAT64) AS `orders__growth`
FROM groups_3
WHERE COALESCE(groups_3.orders__prior, 0) >= 20
ORDER BY 5 DESC NULLS LAST, 1 NULLS LAST
LIMIT 5
