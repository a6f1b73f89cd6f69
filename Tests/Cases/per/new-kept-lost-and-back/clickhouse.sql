WITH by_part AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    orders.retailer_id AS retailer,
    toInt64(count()) AS having_2
  FROM orders
  WHERE orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
`range` AS (
  SELECT
    toDate32('2024-01-01') AS first,
    toDate32('2024-12-01') AS last,
    toInt32(toYear(toDate32('2024-12-01'))) * 12 + toInt32(toMonth(toDate32('2024-12-01'))) - (toInt32(toYear(toDate32('2024-01-01'))) * 12 + toInt32(toMonth(toDate32('2024-01-01')))) AS distance
),
numbers AS (
  SELECT arrayJoin(range(toUInt32(ifNull(`range`.distance, -1) + 1))) AS n FROM `range`
),
periods AS (
  SELECT
    toDate32(addMonths(`range`.first, numbers.n)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period AS period,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    parts.month AS month,
    parts.retailer AS retailer,
    COALESCE(MAX(parts.new), 0) AS value
  FROM (
    SELECT
      toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
      orders.retailer_id AS retailer,
      toInt64(count()) AS new,
      CAST(NULL AS Nullable(Int64)) AS having_2
    FROM orders
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1, 2
    UNION ALL
    SELECT
      windows.period AS month,
      by_part.retailer AS retailer,
      CAST(NULL AS Nullable(Int64)) AS new,
      toInt64(sum(by_part.having_2)) AS having_2
    FROM by_part
    JOIN windows ON by_part.month < windows.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.new), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) = COALESCE(MAX(parts.new), 0)
),
groups_2 AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    orders.retailer_id AS retailer,
    toInt64(count()) AS having_2
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2023-12-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-12-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.month AS month,
    parts.retailer AS retailer,
    COALESCE(MAX(parts.kept), 0) AS value
  FROM (
    SELECT
      toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
      orders.retailer_id AS retailer,
      toInt64(count()) AS kept,
      CAST(NULL AS Nullable(Int64)) AS having_2
    FROM orders
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1, 2
    UNION ALL
    SELECT
      toDate32(addMonths(groups_2.month, 1)) AS month,
      groups_2.retailer AS retailer,
      CAST(NULL AS Nullable(Int64)) AS kept,
      groups_2.having_2 AS having_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.kept), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) > 0
),
groups_4 AS (
  SELECT
    parts.month AS month,
    parts.retailer AS retailer,
    COALESCE(MAX(parts.lost), 0) AS value
  FROM (
    SELECT
      toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
      orders.retailer_id AS retailer,
      toInt64(count()) AS lost,
      CAST(NULL AS Nullable(Int64)) AS having_2
    FROM orders
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1, 2
    UNION ALL
    SELECT
      toDate32(addMonths(groups_2.month, 1)) AS month,
      groups_2.retailer AS retailer,
      CAST(NULL AS Nullable(Int64)) AS lost,
      groups_2.having_2 AS having_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.lost), 0) = 0
    AND COALESCE(MAX(parts.having_2), 0) > 0
),
by_part_2 AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    orders.retailer_id AS retailer,
    toInt64(count()) AS having_3
  FROM orders
  WHERE orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
range_2 AS (
  SELECT
    toDate32('2024-01-01') AS first,
    toDate32('2024-12-01') AS last,
    toInt32(toYear(toDate32('2024-12-01'))) * 12 + toInt32(toMonth(toDate32('2024-12-01'))) - (toInt32(toYear(toDate32('2024-01-01'))) * 12 + toInt32(toMonth(toDate32('2024-01-01')))) AS distance
),
numbers_2 AS (
  SELECT arrayJoin(range(toUInt32(ifNull(range_2.distance, -1) + 1))) AS n FROM range_2
),
periods_2 AS (
  SELECT
    toDate32(addMonths(range_2.first, numbers_2.n)) AS period
  FROM numbers_2
  JOIN range_2 ON TRUE
),
windows_2 AS (
  SELECT
    periods_2.period AS period,
    toDate32(addMonths(periods_2.period, 1)) AS sees_until
  FROM periods_2
),
groups_5 AS (
  SELECT
    parts.month AS month,
    parts.retailer AS retailer,
    COALESCE(MAX(parts.back), 0) AS value
  FROM (
    SELECT
      toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
      orders.retailer_id AS retailer,
      toInt64(count()) AS back,
      CAST(NULL AS Nullable(Int64)) AS having_2,
      CAST(NULL AS Nullable(Int64)) AS having_3
    FROM orders
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1, 2
    UNION ALL
    SELECT
      toDate32(addMonths(groups_2.month, 1)) AS month,
      groups_2.retailer AS retailer,
      CAST(NULL AS Nullable(Int64)) AS back,
      groups_2.having_2 AS having_2,
      CAST(NULL AS Nullable(Int64)) AS having_3
    FROM groups_2
    UNION ALL
    SELECT
      windows_2.period AS month,
      by_part_2.retailer AS retailer,
      CAST(NULL AS Nullable(Int64)) AS back,
      CAST(NULL AS Nullable(Int64)) AS having_2,
      toInt64(sum(by_part_2.having_3)) AS having_3
    FROM by_part_2
    JOIN windows_2 ON by_part_2.month < windows_2.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.back), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) = 0
    AND COALESCE(MAX(parts.having_3), 0) > COALESCE(MAX(parts.back), 0)
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.new), 0) AS `new`,
  COALESCE(MAX(parts.kept), 0) AS `kept`,
  COALESCE(MAX(parts.lost), 0) AS `lost`,
  COALESCE(MAX(parts.back), 0) AS `back`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`
FROM (
  SELECT
    groups.month AS month,
    toInt64(count(groups.value)) AS new,
    CAST(NULL AS Nullable(Int64)) AS kept,
    CAST(NULL AS Nullable(Int64)) AS lost,
    CAST(NULL AS Nullable(Int64)) AS back,
    CAST(NULL AS Nullable(Int64)) AS buyers
  FROM groups
  GROUP BY 1
  UNION ALL
  SELECT
    groups_3.month AS month,
    CAST(NULL AS Nullable(Int64)) AS new,
    toInt64(count(groups_3.value)) AS kept,
    CAST(NULL AS Nullable(Int64)) AS lost,
    CAST(NULL AS Nullable(Int64)) AS back,
    CAST(NULL AS Nullable(Int64)) AS buyers
  FROM groups_3
  GROUP BY 1
  UNION ALL
  SELECT
    groups_4.month AS month,
    CAST(NULL AS Nullable(Int64)) AS new,
    CAST(NULL AS Nullable(Int64)) AS kept,
    toInt64(count(groups_4.value)) AS lost,
    CAST(NULL AS Nullable(Int64)) AS back,
    CAST(NULL AS Nullable(Int64)) AS buyers
  FROM groups_4
  GROUP BY 1
  UNION ALL
  SELECT
    groups_5.month AS month,
    CAST(NULL AS Nullable(Int64)) AS new,
    CAST(NULL AS Nullable(Int64)) AS kept,
    CAST(NULL AS Nullable(Int64)) AS lost,
    toInt64(count(groups_5.value)) AS back,
    CAST(NULL AS Nullable(Int64)) AS buyers
  FROM groups_5
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    CAST(NULL AS Nullable(Int64)) AS new,
    CAST(NULL AS Nullable(Int64)) AS kept,
    CAST(NULL AS Nullable(Int64)) AS lost,
    CAST(NULL AS Nullable(Int64)) AS back,
    toInt64(count(DISTINCT orders.retailer_id)) AS buyers
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
