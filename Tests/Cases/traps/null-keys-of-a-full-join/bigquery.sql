SELECT
  parts.retailer_tier AS `retailer_tier`,
  parts.brand_category AS `brand_category`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    retailer.tier AS retailer_tier,
    brand.category AS brand_category,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1, 2
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    brand.category AS brand_category,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
