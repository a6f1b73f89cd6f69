WITH by_part AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    orders.channel AS last,
    orders.placed_at AS last_by
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2023-11-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
),
`range` AS (
  SELECT
    toDate32('2024-01-01') AS first,
    toDate32('2024-06-01') AS last,
    toInt32(toYear(toDate32('2024-06-01'))) * 12 + toInt32(toMonth(toDate32('2024-06-01'))) - (toInt32(toYear(toDate32('2024-01-01'))) * 12 + toInt32(toMonth(toDate32('2024-01-01')))) AS distance
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
    toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -3)) AS sees_from,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
),
by_part_2 AS (
  SELECT
    toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
    orders.status AS seen
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2023-12-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
),
windows_2 AS (
  SELECT
    periods.period AS period,
    toDate32(addMonths(toDate32(addMonths(periods.period, 1)), -2)) AS sees_from,
    toDate32(addMonths(periods.period, 1)) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    parts.month AS month,
    parts.level AS level,
    MAX(parts.last) AS last,
    MAX(parts.of_all_2) AS of_all_2,
    MAX(MAX(parts.of_all)) OVER () AS of_all,
    MAX(parts.seen) AS seen
  FROM (
    SELECT
      windows.period AS month,
      0 AS level,
      CASE WHEN countIf(by_part.last IS NOT NULL AND by_part.last_by IS NOT NULL) > 0 THEN arraySort(arrayMap(t -> tupleElement(t, 2), arrayFilter(t -> tupleElement(t, 1) = maxIf(by_part.last_by, by_part.last IS NOT NULL AND by_part.last_by IS NOT NULL), groupArrayIf(tuple(by_part.last_by, by_part.last), by_part.last IS NOT NULL AND by_part.last_by IS NOT NULL))))[1] END AS last,
      CAST(NULL AS Nullable(String)) AS of_all_2,
      CAST(NULL AS Nullable(String)) AS of_all,
      CAST(NULL AS Nullable(String)) AS seen
    FROM by_part
    JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
    GROUP BY 1
    UNION ALL
    SELECT
      toDate32(toStartOfMonth(toDate32(orders.placed_at))) AS month,
      0 AS level,
      CAST(NULL AS Nullable(String)) AS last,
      CASE WHEN countIf(orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL) > 0 THEN arraySort(arrayMap(t -> tupleElement(t, 2), arrayFilter(t -> tupleElement(t, 1) = maxIf(orders.placed_at, orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL), groupArrayIf(tuple(orders.placed_at, orders.channel), orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL))))[1] END AS of_all_2,
      CAST(NULL AS Nullable(String)) AS of_all,
      CAST(NULL AS Nullable(String)) AS seen
    FROM orders
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS Nullable(Date32)) AS month,
      1 AS level,
      CAST(NULL AS Nullable(String)) AS last,
      CAST(NULL AS Nullable(String)) AS of_all_2,
      CASE WHEN countIf(orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL) > 0 THEN arraySort(arrayMap(t -> tupleElement(t, 2), arrayFilter(t -> tupleElement(t, 1) = maxIf(orders.placed_at, orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL), groupArrayIf(tuple(orders.placed_at, orders.channel), orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL))))[1] END AS of_all,
      CAST(NULL AS Nullable(String)) AS seen
    FROM orders
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2024-07-01 00:00:00', 6, 'UTC')
    GROUP BY 1
    UNION ALL
    SELECT
      windows_2.period AS month,
      0 AS level,
      CAST(NULL AS Nullable(String)) AS last,
      CAST(NULL AS Nullable(String)) AS of_all_2,
      CAST(NULL AS Nullable(String)) AS of_all,
      CASE WHEN count(by_part_2.seen) > 0 THEN arrayStringConcat(arraySort(groupUniqArray(by_part_2.seen)), ' ') END AS seen
    FROM by_part_2
    JOIN windows_2 ON by_part_2.month >= windows_2.sees_from AND by_part_2.month < windows_2.sees_until
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.month AS `month`,
  groups.last AS `last`,
  groups.of_all AS `of_all`,
  groups.seen AS `seen`
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
