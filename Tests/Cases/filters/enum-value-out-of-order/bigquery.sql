SELECT
  retailers.tier AS `retailer_tier`,
  COUNT(*) AS `retailers`
FROM retailers
WHERE retailers.tier IN ('silver', 'bronze')
GROUP BY 1
ORDER BY 1 NULLS LAST
