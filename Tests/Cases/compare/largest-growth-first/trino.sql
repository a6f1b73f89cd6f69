SELECT
  parts.retailer_country AS "retailer.country",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.orders__prior), 0) AS "orders__prior",
  COALESCE(MAX(parts.orders), 0) - COALESCE(MAX(parts.orders__prior), 0) AS "orders__change",
  (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders__prior), 0), 0)) - CAST(1 AS DOUBLE) AS "orders__growth"
FROM (
  SELECT
    retailer.country AS retailer_country,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS orders__prior
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-07-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.country AS retailer_country,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS orders__prior
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
HAVING COALESCE(MAX(parts.orders__prior), 0) >= 20
ORDER BY 5 DESC NULLS LAST, 1 NULLS LAST
LIMIT 5
