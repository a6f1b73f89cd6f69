SELECT
  parts.retailer_tier AS `retailer.tier`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    retailer.tier COLLATE utf8mb4_0900_bin AS retailer_tier,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.tier COLLATE utf8mb4_0900_bin AS retailer_tier,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.retailer_tier IS NULL THEN 1 ELSE 0 END, 1
