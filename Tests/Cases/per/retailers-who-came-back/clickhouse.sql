WITH groups AS (
  SELECT
    retailer.country AS retailer_country,
    orders.retailer_id AS retailer,
    toInt64(count()) AS value
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
  HAVING orders.retailer_id IS NOT NULL
    AND toInt64(count()) >= 2
)
SELECT
  parts.retailer_country AS `retailer.country`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`,
  COALESCE(MAX(parts.again), 0) AS `again`,
  CAST(COALESCE(MAX(parts.again), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.buyers), 0), 0) AS `share`
FROM (
  SELECT
    retailer.country AS retailer_country,
    toInt64(count(DISTINCT orders.retailer_id)) AS buyers,
    CAST(NULL AS Nullable(Int64)) AS again
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    groups.retailer_country AS retailer_country,
    CAST(NULL AS Nullable(Int64)) AS buyers,
    toInt64(count(groups.value)) AS again
  FROM groups
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
