WITH `groups` AS (
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    orders.retailer_id AS retailer,
    COUNT(*) AS value
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1, 2
  HAVING orders.retailer_id IS NOT NULL
    AND COUNT(*) >= 2
)
SELECT
  parts.retailer_country AS `retailer.country`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`,
  COALESCE(MAX(parts.again), 0) AS `again`,
  CAST(COALESCE(MAX(parts.again), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.buyers), 0), 0) AS `share`
FROM (
  SELECT
    retailer.country COLLATE utf8mb4_0900_bin AS retailer_country,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS SIGNED) AS again
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    `groups`.retailer_country,
    CAST(NULL AS SIGNED) AS buyers,
    COUNT(`groups`.value) AS again
  FROM `groups`
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.retailer_country IS NULL THEN 1 ELSE 0 END, 1
