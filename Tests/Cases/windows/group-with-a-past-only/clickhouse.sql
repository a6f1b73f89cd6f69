WITH groups AS (
  SELECT
    retailer.country AS retailer_country,
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-10-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
)
SELECT
  parts.retailer_country AS `retailer.country`,
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.quarter_before), 0) AS `quarter_before`
FROM (
  SELECT
    retailer.country AS retailer_country,
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= toDateTime64('2025-10-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2026-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
  UNION ALL
  SELECT
    groups.retailer_country AS retailer_country,
    toDate32(addMonths(groups.quarter, 3)) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS orders,
    groups.quarter_before AS quarter_before
  FROM groups
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
