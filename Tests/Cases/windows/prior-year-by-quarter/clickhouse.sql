WITH by_part AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS last_year
  FROM orders
  GROUP BY 1
),
bounds AS (
  SELECT
    toDate32(toStartOfQuarter(toDate32(MIN(orders.placed_at)))) AS first,
    toDate32(toStartOfQuarter(toDate32(MAX(orders.placed_at)))) AS last
  FROM orders
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.last_year), 0) AS `last_year`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS Nullable(Float64)) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS Nullable(Float64)) AS `growth`
FROM (
  SELECT
    toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
    toInt64(count()) AS orders,
    CAST(NULL AS Nullable(Int64)) AS last_year
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(addMonths(by_part.quarter, 12)) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS orders,
    by_part.last_year AS last_year
  FROM by_part
  JOIN bounds ON toDate32(addMonths(by_part.quarter, 12)) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
