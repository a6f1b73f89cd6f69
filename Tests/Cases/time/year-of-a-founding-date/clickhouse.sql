SELECT
  toDate32(toStartOfYear(toDate32(brands.founded_on))) AS `year`,
  toInt64(count(brands.name)) AS `founded_brands`
FROM brands
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
