SELECT
  retailers.country AS "retailer.country",
  retailers.tier AS "retailer.tier"
FROM retailers
WHERE retailers.tier = 'gold'
GROUP BY 1, 2
ORDER BY retailers.country COLLATE "C" NULLS LAST, retailers.tier COLLATE "C" NULLS LAST
