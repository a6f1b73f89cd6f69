SELECT
  retailers.country AS `retailer_country`,
  retailers.tier AS `retailer_tier`
FROM retailers
WHERE retailers.tier = 'gold'
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
