SELECT
  retailers.country AS `retailer_country`,
  retailers.tier AS `retailer_tier`,
  COUNT(*) AS `retailers`
FROM retailers
WHERE retailers.country IN ('DE', 'FR', 'GB', 'US')
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
