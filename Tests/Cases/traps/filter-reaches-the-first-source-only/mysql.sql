SELECT
  parts.year AS `year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`
FROM (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS year,
    COUNT(*) AS orders,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS SIGNED) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.tier IS NULL
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_FORMAT(visits.started_at, '%Y-01-01') AS DATE) AS year,
    CAST(NULL AS SIGNED) AS orders,
    CAST(NULL AS SIGNED) AS buyers,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE retailer.tier IS NULL
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.year IS NULL THEN 1 ELSE 0 END, 1
