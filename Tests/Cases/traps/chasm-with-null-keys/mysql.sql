SELECT
  parts.retailer_country AS `retailer.country`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.retailer_country IS NULL THEN 1 ELSE 0 END, 1
