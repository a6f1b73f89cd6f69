WITH by_part AS (
  SELECT
    brand.country AS brand_country
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  GROUP BY 1
),
`range` AS (
  SELECT
    toDate32('2024-01-01') AS first,
    toDate32('2024-10-01') AS last,
    CAST(trunc(CAST(toInt32(toYear(toDate32('2024-10-01'))) * 12 + toInt32(toMonth(toDate32('2024-10-01'))) - (toInt32(toYear(toDate32('2024-01-01'))) * 12 + toInt32(toMonth(toDate32('2024-01-01')))) AS Nullable(Float64)) / NULLIF(3, 0)) AS Nullable(Int64)) AS distance
),
numbers AS (
  SELECT arrayJoin(range(toUInt32(ifNull(`range`.distance, -1) + 1))) AS n FROM `range`
),
periods AS (
  SELECT
    toDate32(addMonths(`range`.first, numbers.n * 3)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period AS period
  FROM periods
),
range_2 AS (
  SELECT
    toDate32('2024-01-01') AS first,
    toDate32('2024-10-01') AS last,
    CAST(trunc(CAST(toInt32(toYear(toDate32('2024-10-01'))) * 12 + toInt32(toMonth(toDate32('2024-10-01'))) - (toInt32(toYear(toDate32('2024-01-01'))) * 12 + toInt32(toMonth(toDate32('2024-01-01')))) AS Nullable(Float64)) / NULLIF(3, 0)) AS Nullable(Int64)) AS distance
),
numbers_2 AS (
  SELECT arrayJoin(range(toUInt32(ifNull(range_2.distance, -1) + 1))) AS n FROM range_2
),
periods_2 AS (
  SELECT
    toDate32(addMonths(range_2.first, numbers_2.n * 3)) AS period
  FROM numbers_2
  JOIN range_2 ON TRUE
)
SELECT
  parts.quarter AS `quarter`,
  parts.brand_country AS `brand.country`,
  parts.value_3 AS `orders`,
  parts.level AS `total_level`
FROM (
  SELECT
    parts.quarter AS quarter,
    parts.brand_country AS brand_country,
    COALESCE(MAX(parts.orders), 0) AS value_3,
    0 AS level
  FROM (
    SELECT
      windows.period AS quarter,
      by_part.brand_country AS brand_country,
      CAST(NULL AS Nullable(Int64)) AS orders
    FROM by_part
    JOIN windows ON TRUE
    UNION ALL
    SELECT
      toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
      brand.country AS brand_country,
      toInt64(count()) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.channel = 'phone'
      AND brand.country = 'SE'
      AND orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  UNION ALL
  SELECT
    parts.quarter AS quarter,
    CAST(NULL AS Nullable(String)) AS brand_country,
    COALESCE(MAX(parts.orders), 0) AS value_3,
    1 AS level
  FROM (
    SELECT
      periods_2.period AS quarter,
      CAST(NULL AS Nullable(Int64)) AS orders
    FROM periods_2
    UNION ALL
    SELECT
      toDate32(toStartOfQuarter(toDate32(orders.placed_at))) AS quarter,
      toInt64(count()) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.channel = 'phone'
      AND brand.country = 'SE'
      AND orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1
  ) AS parts
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(Date32)) AS quarter,
    CAST(NULL AS Nullable(String)) AS brand_country,
    toInt64(count()) AS value_3,
    2 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
