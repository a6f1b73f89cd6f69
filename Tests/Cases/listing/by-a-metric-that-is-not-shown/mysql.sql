SELECT
  parts.retailer_id AS `retailer.id`,
  parts.retailer_name AS `retailer.name`
FROM (
  SELECT
    retailers.retailer_id,
    retailers.name COLLATE utf8mb4_0900_bin AS retailer_name,
    COUNT(*) AS `rows`,
    CAST(NULL AS SIGNED) AS having_2
  FROM retailers
  GROUP BY 1, 2
  UNION ALL
  SELECT
    retailer.retailer_id,
    retailer.name COLLATE utf8mb4_0900_bin AS retailer_name,
    CAST(NULL AS SIGNED) AS `rows`,
    COUNT(*) AS having_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
HAVING COALESCE(MAX(parts.`rows`), 0) > 0
  AND COALESCE(MAX(parts.having_2), 0) >= 40
ORDER BY CASE WHEN COALESCE(MAX(parts.having_2), 0) IS NULL THEN 1 ELSE 0 END, COALESCE(MAX(parts.having_2), 0) DESC, CASE WHEN parts.retailer_id IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN parts.retailer_name IS NULL THEN 1 ELSE 0 END, 2
