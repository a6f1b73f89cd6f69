WITH groups AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS fiscal_quarter,
    toInt64(count(DISTINCT orders.retailer_id)) AS before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-04-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-04-01 00:00:00', 6, 'UTC')
  GROUP BY 1
)
SELECT
  parts.fiscal_quarter AS `fiscal_quarter`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`,
  COALESCE(MAX(parts.before), 0) AS `before`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS fiscal_quarter,
    toInt64(count(DISTINCT orders.retailer_id)) AS buyers,
    CAST(NULL AS Nullable(Int64)) AS before
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(addMonths(groups.fiscal_quarter, 3)) AS fiscal_quarter,
    CAST(NULL AS Nullable(Int64)) AS buyers,
    groups.before AS before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
