SELECT
  retailers.country AS `retailer.country`,
  retailers.tier AS `retailer.tier`,
  toInt64(count()) AS `retailers`
FROM retailers
WHERE retailers.country IN ('DE', 'FR', 'GB', 'US')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
