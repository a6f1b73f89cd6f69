SELECT
  parts.retailer_id AS `retailer.id`,
  parts.retailer_name AS `retailer.name`
FROM (
  SELECT
    retailers.retailer_id AS retailer_id,
    retailers.name AS retailer_name,
    toInt64(count()) AS `rows`,
    CAST(NULL AS Nullable(Int64)) AS having_2
  FROM retailers
  GROUP BY 1, 2
  UNION ALL
  SELECT
    retailer.retailer_id AS retailer_id,
    retailer.name AS retailer_name,
    CAST(NULL AS Nullable(Int64)) AS `rows`,
    toInt64(count()) AS having_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
HAVING COALESCE(MAX(parts.`rows`), 0) > 0
  AND COALESCE(MAX(parts.having_2), 0) >= 40
ORDER BY COALESCE(MAX(parts.having_2), 0) DESC NULLS LAST, 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
