SELECT
  parts.retailer_country AS `retailer.country`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.orders__prior), 0) AS `orders__prior`,
  COALESCE(MAX(parts.orders), 0) - COALESCE(MAX(parts.orders__prior), 0) AS `orders__change`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) - CAST(1 AS DOUBLE) AS `orders__growth`
FROM (
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS orders__prior
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-07-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS orders__prior
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
HAVING COALESCE(MAX(parts.orders__prior), 0) >= 20
ORDER BY CASE WHEN (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) - CAST(1 AS DOUBLE) IS NULL THEN 1 ELSE 0 END, 5 DESC, CASE WHEN parts.retailer_country IS NULL THEN 1 ELSE 0 END, 1
LIMIT 5
