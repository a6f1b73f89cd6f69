WITH groups AS (
  SELECT
    COALESCE(retailers_order.value_1, 0) > 0 AS retailer_has_cancelled,
    COUNT(*) AS retailers
  FROM retailers
  LEFT JOIN (
    SELECT
      orders.retailer_id AS owner,
      COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS value_1
    FROM orders
    GROUP BY 1
  ) AS retailers_order ON retailers_order.owner = retailers.retailer_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    CASE WHEN retailer.retailer_id IS NOT NULL THEN COALESCE(retailer_order.value_1, 0) END > 0 AS retailer_has_cancelled,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  LEFT JOIN (
    SELECT
      orders.retailer_id AS owner,
      COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS value_1
    FROM orders
    GROUP BY 1
  ) AS retailer_order ON retailer_order.owner = retailer.retailer_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.retailer_has_cancelled,
    MAX(parts.retailers) AS retailers,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      groups.retailer_has_cancelled,
      groups.retailers,
      CAST(NULL AS BIGINT) AS orders
    FROM groups
    UNION ALL
    SELECT
      groups_2.retailer_has_cancelled,
      CAST(NULL AS BIGINT) AS retailers,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.retailer_has_cancelled AS "retailer.has_cancelled",
  COALESCE(groups_3.retailers, 0) AS "retailers",
  COALESCE(groups_3.orders, 0) AS "orders"
FROM groups_3
ORDER BY 1 NULLS LAST
