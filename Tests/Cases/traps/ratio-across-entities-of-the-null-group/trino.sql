WITH groups AS (
  SELECT
    order_retailer.tier AS retailer_tier,
    SUM(order_lines.quantity) AS units_each_1
  FROM order_lines
  LEFT JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = "order".retailer_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    retailer.tier AS retailer_tier,
    COUNT(*) AS units_each_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.retailer_tier,
    MAX(parts.units_each_1) AS units_each_1,
    MAX(parts.units_each_2) AS units_each_2
  FROM (
    SELECT
      groups.retailer_tier,
      groups.units_each_1,
      CAST(NULL AS BIGINT) AS units_each_2
    FROM groups
    UNION ALL
    SELECT
      groups_2.retailer_tier,
      CAST(NULL AS BIGINT) AS units_each_1,
      groups_2.units_each_2
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.retailer_tier AS "retailer.tier",
  CAST(COALESCE(groups_3.units_each_1, 0) AS DOUBLE) / NULLIF(COALESCE(groups_3.units_each_2, 0), 0) AS "units_each"
FROM groups_3
ORDER BY 1 NULLS LAST
