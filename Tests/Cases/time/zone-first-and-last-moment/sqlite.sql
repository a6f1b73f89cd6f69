WITH groups AS (
  SELECT
    brand.country AS brand_country,
    MIN(orders.placed_at) AS first_1,
    MAX(orders.placed_at) AS last_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  groups.brand_country AS "brand.country",
  DATETIME(groups.first_1, 32400 || ' seconds') AS "first",
  DATETIME(groups.last_2, 32400 || ' seconds') AS "last"
FROM groups
WHERE DATETIME(groups.first_1, 32400 || ' seconds') > '2024-01-02 00:00:00'
ORDER BY 1 NULLS LAST
