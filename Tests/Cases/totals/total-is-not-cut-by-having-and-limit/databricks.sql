WITH groups AS (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS orders,
    SUM(COUNT(*)) OVER () AS share_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  groups.brand_country AS `brand.country`,
  groups.orders AS `orders`,
  CAST(groups.orders AS DOUBLE) / NULLIF(groups.share_2, 0) AS `share`
FROM groups
WHERE groups.orders > 300
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 2
