WITH groups AS (
  SELECT
    orders.channel AS order_channel,
    orders.retailer_id AS retailer,
    orders.brand_id AS brand,
    toInt64(count()) AS value
  FROM orders
  GROUP BY 1, 2, 3
  HAVING orders.retailer_id IS NOT NULL
    AND orders.brand_id IS NOT NULL
)
SELECT
  groups.order_channel AS `order.channel`,
  toInt64(count(groups.value)) AS `pairs`,
  CAST(toInt64(sum(groups.value)) AS Nullable(Float64)) / NULLIF(toInt64(count(groups.value)), 0) AS `mean`
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
