SELECT
  parts.retailer_country AS `retailer.country`,
  parts.value_2 AS `orders`,
  parts.level AS `total_level`
FROM (
  SELECT
    retailer.country AS retailer_country,
    toInt64(count()) AS value_2,
    0 AS level
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= toDateTime64('2025-12-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)) AS retailer_country,
    toInt64(count()) AS value_2,
    1 AS level
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-12-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
) AS parts
ORDER BY CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
