WITH groups AS (
  SELECT
    brand.name AS brand_name,
    COUNT(*) AS orders,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  groups.brand_name AS "brand.name",
  groups.orders AS "orders",
  groups.buyers AS "buyers"
FROM groups
WHERE groups.orders >= 150
ORDER BY 1 NULLS LAST
