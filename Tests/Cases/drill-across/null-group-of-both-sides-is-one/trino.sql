SELECT
  parts.retailer_tier AS "retailer.tier",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.visits), 0) AS "visits"
FROM (
  SELECT
    retailer.tier AS retailer_tier,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
