WITH groups AS (
  SELECT
    brand.country AS brand_country,
    toInt64(count()) AS orders,
    SUM(toInt64(count())) OVER () AS share_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  groups.brand_country AS `brand.country`,
  groups.orders AS `orders`,
  CAST(groups.orders AS Nullable(Float64)) / NULLIF(groups.share_2, 0) AS `share`
FROM groups
WHERE groups.orders > 300
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 2
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
