SELECT
  parts.year AS "year",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.visits), 0) AS "visits",
  COALESCE(MAX(parts.buyers), 0) AS "buyers"
FROM (
  SELECT
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS year,
    COUNT(*) AS orders,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS BIGINT) AS visits
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.tier IS NULL
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC('year', CAST(visits.started_at AS DATE)) AS year,
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS BIGINT) AS buyers,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE retailer.tier IS NULL
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
