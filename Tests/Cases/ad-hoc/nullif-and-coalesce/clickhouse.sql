SELECT
  product.category AS `product.category`,
  CAST(toInt64(sum(NULLIF(inventory.on_hand, 0))) AS Nullable(Float64)) / NULLIF(toInt64(count(NULLIF(inventory.on_hand, 0))), 0) AS `nonzero`,
  COALESCE(toInt64(sum(COALESCE(NULLIF(inventory.on_hand, 0), 1000))), 0) AS `known`
FROM inventory
LEFT JOIN products AS product ON product.product_id = inventory.product_id
WHERE inventory.snapshot_on >= toDate32('2024-01-01')
  AND inventory.snapshot_on < toDate32('2024-04-01')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
