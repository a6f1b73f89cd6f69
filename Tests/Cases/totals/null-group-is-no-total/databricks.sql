SELECT
  parts.retailer_country AS `retailer.country`,
  parts.value_2 AS `orders`,
  parts.level AS `total_level`
FROM (
  SELECT
    retailer.country AS retailer_country,
    COUNT(*) AS value_2,
    0 AS level
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-12-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS STRING) AS retailer_country,
    COUNT(*) AS value_2,
    1 AS level
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-12-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2026-01-01 00:00:00'
) AS parts
ORDER BY CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST
