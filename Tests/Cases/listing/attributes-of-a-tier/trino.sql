SELECT
  retailers.country AS "retailer.country",
  retailers.tier AS "retailer.tier"
FROM retailers
WHERE retailers.tier = 'gold'
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
