SELECT
  parts.retailer_tier AS `retailer.tier`,
  parts.brand_category AS `brand.category`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    retailer.tier COLLATE utf8mb4_0900_bin AS retailer_tier,
    brand.category COLLATE utf8mb4_0900_bin AS brand_category,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
  UNION ALL
  SELECT
    retailer.tier COLLATE utf8mb4_0900_bin AS retailer_tier,
    brand.category COLLATE utf8mb4_0900_bin AS brand_category,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY CASE WHEN parts.retailer_tier IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN parts.brand_category IS NULL THEN 1 ELSE 0 END, 2
