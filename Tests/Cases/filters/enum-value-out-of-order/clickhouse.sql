SELECT
  retailers.tier AS `retailer.tier`,
  toInt64(count()) AS `retailers`
FROM retailers
WHERE retailers.tier IN ('silver', 'bronze')
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
