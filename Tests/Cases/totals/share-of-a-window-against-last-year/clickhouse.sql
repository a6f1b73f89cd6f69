WITH by_part AS (
  SELECT
    brand.country AS brand_country,
    toDate32(orders.placed_at) AS month_part,
    toInt64(count()) AS share_1
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= toDateTime64('2025-01-31 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-06-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
`range` AS (
  SELECT
    toDate32('2025-04-01') AS first,
    toDate32('2025-05-01') AS last,
    toInt32(toYear(toDate32('2025-05-01'))) * 12 + toInt32(toMonth(toDate32('2025-05-01'))) - (toInt32(toYear(toDate32('2025-04-01'))) * 12 + toInt32(toMonth(toDate32('2025-04-01')))) AS distance
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
    toDate32(addDays(toDate32(addMonths(periods.period, 1)), -90)) AS sees_from,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
),
by_part_2 AS (
  SELECT
    CAST(NULL AS Nullable(String)) AS brand_country,
    toDate32(orders.placed_at) AS month_part,
    toInt64(count()) AS share_2
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= toDateTime64('2025-01-31 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-06-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
by_part_3 AS (
  SELECT
    brand.country AS brand_country,
    toDate32(orders.placed_at) AS month_part,
    toInt64(count()) AS last_year_3
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= toDateTime64('2024-02-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-06-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
windows_2 AS (
  SELECT
    periods.period AS period,
    toDate32(addDays(toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -12)), -90)) AS sees_from,
    toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -12)) AS sees_until
  FROM periods
),
by_part_4 AS (
  SELECT
    CAST(NULL AS Nullable(String)) AS brand_country,
    toDate32(orders.placed_at) AS month_part,
    toInt64(count()) AS last_year_4
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= toDateTime64('2024-02-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-06-01 00:00:00', 6, 'UTC')
  GROUP BY 1, 2
),
groups AS (
  SELECT
    parts.brand_country AS brand_country,
    parts.month AS month,
    parts.level AS level,
    MAX(parts.share_1) AS share_1,
    MAX(MAX(parts.share_2)) OVER (PARTITION BY parts.month) AS share_2,
    MAX(parts.last_year_3) AS last_year_3,
    MAX(MAX(parts.last_year_4)) OVER (PARTITION BY parts.month) AS last_year_4
  FROM (
    SELECT
      by_part.brand_country AS brand_country,
      windows.period AS month,
      0 AS level,
      toInt64(sum(by_part.share_1)) AS share_1,
      CAST(NULL AS Nullable(Int64)) AS share_2,
      CAST(NULL AS Nullable(Int64)) AS last_year_3,
      CAST(NULL AS Nullable(Int64)) AS last_year_4
    FROM by_part
    JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
    GROUP BY 1, 2
    UNION ALL
    SELECT
      by_part_2.brand_country AS brand_country,
      windows.period AS month,
      1 AS level,
      CAST(NULL AS Nullable(Int64)) AS share_1,
      toInt64(sum(by_part_2.share_2)) AS share_2,
      CAST(NULL AS Nullable(Int64)) AS last_year_3,
      CAST(NULL AS Nullable(Int64)) AS last_year_4
    FROM by_part_2
    JOIN windows ON by_part_2.month_part >= windows.sees_from AND by_part_2.month_part < windows.sees_until
    GROUP BY 1, 2
    UNION ALL
    SELECT
      by_part_3.brand_country AS brand_country,
      windows_2.period AS month,
      0 AS level,
      CAST(NULL AS Nullable(Int64)) AS share_1,
      CAST(NULL AS Nullable(Int64)) AS share_2,
      toInt64(sum(by_part_3.last_year_3)) AS last_year_3,
      CAST(NULL AS Nullable(Int64)) AS last_year_4
    FROM by_part_3
    JOIN windows_2 ON by_part_3.month_part >= windows_2.sees_from AND by_part_3.month_part < windows_2.sees_until
    GROUP BY 1, 2
    UNION ALL
    SELECT
      by_part_4.brand_country AS brand_country,
      windows_2.period AS month,
      1 AS level,
      CAST(NULL AS Nullable(Int64)) AS share_1,
      CAST(NULL AS Nullable(Int64)) AS share_2,
      CAST(NULL AS Nullable(Int64)) AS last_year_3,
      toInt64(sum(by_part_4.last_year_4)) AS last_year_4
    FROM by_part_4
    JOIN windows_2 ON by_part_4.month_part >= windows_2.sees_from AND by_part_4.month_part < windows_2.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.brand_country AS `brand.country`,
  groups.month AS `month`,
  CAST(COALESCE(groups.share_1, 0) AS Nullable(Float64)) / NULLIF(COALESCE(groups.share_2, 0), 0) AS `share`,
  CAST(COALESCE(groups.last_year_3, 0) AS Nullable(Float64)) / NULLIF(COALESCE(groups.last_year_4, 0), 0) AS `last_year`
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
