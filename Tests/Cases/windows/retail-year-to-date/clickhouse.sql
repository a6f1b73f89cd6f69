WITH by_part AS (
  SELECT
    toDate32(orders.placed_at) AS retail_month_part,
    toInt64(count()) AS ytd
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2025-02-03 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-08-04 00:00:00', 6, 'UTC')
  GROUP BY 1
),
retail_years AS (
  SELECT
    later.days AS year_number,
    toDate32(toMonday(toDate32(toDate32(addDays(toDate32(addMonths(toDate32('1950-02-01'), later.days * 12)), 3))))) AS first_week,
    toDate32(toMonday(toDate32(toDate32(addDays(toDate32(addMonths(toDate32('1950-02-01'), (later.days + 1) * 12)), 3))))) AS next_first_week
  FROM (
    SELECT
      ones.days + twenties.days * 20 AS days
    FROM (
      SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
      UNION ALL SELECT 8 AS days UNION ALL SELECT 9 AS days UNION ALL SELECT 10 AS days UNION ALL SELECT 11 AS days UNION ALL SELECT 12 AS days UNION ALL SELECT 13 AS days UNION ALL SELECT 14 AS days UNION ALL SELECT 15 AS days
      UNION ALL SELECT 16 AS days UNION ALL SELECT 17 AS days UNION ALL SELECT 18 AS days UNION ALL SELECT 19 AS days
    ) AS ones
    JOIN (
      SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
    ) AS twenties ON TRUE
    WHERE ones.days + twenties.days * 20 < 151
  ) AS later
),
retail_weeks AS (
  SELECT
    toDate32(addDays(retail_years.first_week, later.days * 7)) AS week,
    retail_years.year_number AS year_number,
    retail_years.year_number * 4 + CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 1 WHEN later.days < 39 THEN 2 ELSE 3 END AS quarter_number,
    retail_years.year_number * 12 + CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 1 WHEN later.days < 13 THEN 2 WHEN later.days < 17 THEN 3 WHEN later.days < 22 THEN 4 WHEN later.days < 26 THEN 5 WHEN later.days < 30 THEN 6 WHEN later.days < 35 THEN 7 WHEN later.days < 39 THEN 8 WHEN later.days < 43 THEN 9 WHEN later.days < 48 THEN 10 ELSE 11 END AS month_number,
    later.days AS week_of_year,
    later.days - CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 13 WHEN later.days < 39 THEN 26 ELSE 39 END AS week_of_quarter,
    later.days - CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 4 WHEN later.days < 13 THEN 9 WHEN later.days < 17 THEN 13 WHEN later.days < 22 THEN 17 WHEN later.days < 26 THEN 22 WHEN later.days < 30 THEN 26 WHEN later.days < 35 THEN 30 WHEN later.days < 39 THEN 35 WHEN later.days < 43 THEN 39 WHEN later.days < 48 THEN 43 ELSE 48 END AS week_of_month,
    retail_years.first_week AS year_start,
    toDate32(addDays(retail_years.first_week, CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 13 WHEN later.days < 39 THEN 26 ELSE 39 END * 7)) AS quarter_start,
    toDate32(addDays(retail_years.first_week, CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 4 WHEN later.days < 13 THEN 9 WHEN later.days < 17 THEN 13 WHEN later.days < 22 THEN 17 WHEN later.days < 26 THEN 22 WHEN later.days < 30 THEN 26 WHEN later.days < 35 THEN 30 WHEN later.days < 39 THEN 35 WHEN later.days < 43 THEN 39 WHEN later.days < 48 THEN 43 ELSE 48 END * 7)) AS month_start
  FROM retail_years
  JOIN (
    SELECT
      ones.days + twenties.days * 20 AS days
    FROM (
      SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
      UNION ALL SELECT 8 AS days UNION ALL SELECT 9 AS days UNION ALL SELECT 10 AS days UNION ALL SELECT 11 AS days UNION ALL SELECT 12 AS days UNION ALL SELECT 13 AS days UNION ALL SELECT 14 AS days UNION ALL SELECT 15 AS days
      UNION ALL SELECT 16 AS days UNION ALL SELECT 17 AS days UNION ALL SELECT 18 AS days UNION ALL SELECT 19 AS days
    ) AS ones
    JOIN (
      SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days
    ) AS twenties ON TRUE
    WHERE ones.days + twenties.days * 20 < 53
  ) AS later ON toDate32(addDays(retail_years.first_week, later.days * 7)) < retail_years.next_first_week
),
periods AS (
  SELECT
    retail_weeks.month_start AS period
  FROM retail_weeks
  WHERE retail_weeks.month_start >= toDate32('2025-02-03')
    AND retail_weeks.month_start <= toDate32('2025-07-07')
  GROUP BY 1
),
windows AS (
  SELECT
    periods.period AS period,
    retail_week_2.year_start AS sees_from,
    COALESCE(toDate32(addDays(periods.period, dateDiff('day', retail_week.week, retail_other_week_2.week))), retail_week_behind_2.week) AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = toDate32(toMonday(toDate32(periods.period)))
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.month_number = retail_week.month_number + 1 AND retail_other_week.week_of_month = retail_week.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind ON retail_week_behind.month_number = retail_week.month_number + 2 AND retail_week_behind.week_of_month = 0
  LEFT JOIN retail_weeks AS retail_week_2 ON retail_week_2.week = toDate32(toMonday(toDate32(toDate32(addDays(COALESCE(toDate32(addDays(periods.period, dateDiff('day', retail_week.week, retail_other_week.week))), retail_week_behind.week), -1)))))
  LEFT JOIN retail_weeks AS retail_other_week_2 ON retail_other_week_2.month_number = retail_week.month_number + 1 AND retail_other_week_2.week_of_month = retail_week.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind_2 ON retail_week_behind_2.month_number = retail_week.month_number + 2 AND retail_week_behind_2.week_of_month = 0
),
by_part_2 AS (
  SELECT
    toDate32(orders.placed_at) AS retail_month_part,
    toInt64(count()) AS quarter
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-11-25 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-08-04 00:00:00', 6, 'UTC')
  GROUP BY 1
),
windows_2 AS (
  SELECT
    periods.period AS period,
    COALESCE(toDate32(addDays(COALESCE(toDate32(addDays(periods.period, dateDiff('day', retail_week.week, retail_other_week.week))), retail_week_behind.week), dateDiff('day', retail_week_2.week, retail_other_week_2.week))), retail_week_behind_2.week) AS sees_from,
    COALESCE(toDate32(addDays(periods.period, dateDiff('day', retail_week.week, retail_other_week_3.week))), retail_week_behind_3.week) AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = toDate32(toMonday(toDate32(periods.period)))
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.month_number = retail_week.month_number + 1 AND retail_other_week.week_of_month = retail_week.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind ON retail_week_behind.month_number = retail_week.month_number + 2 AND retail_week_behind.week_of_month = 0
  LEFT JOIN retail_weeks AS retail_week_2 ON retail_week_2.week = toDate32(toMonday(toDate32(COALESCE(toDate32(addDays(periods.period, dateDiff('day', retail_week.week, retail_other_week.week))), retail_week_behind.week))))
  LEFT JOIN retail_weeks AS retail_other_week_2 ON retail_other_week_2.month_number = retail_week_2.month_number + -3 AND retail_other_week_2.week_of_month = retail_week_2.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind_2 ON retail_week_behind_2.month_number = retail_week_2.month_number + -2 AND retail_week_behind_2.week_of_month = 0
  LEFT JOIN retail_weeks AS retail_other_week_3 ON retail_other_week_3.month_number = retail_week.month_number + 1 AND retail_other_week_3.week_of_month = retail_week.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind_3 ON retail_week_behind_3.month_number = retail_week.month_number + 2 AND retail_week_behind_3.week_of_month = 0
),
groups AS (
  SELECT
    retail_week.month_start AS retail_month,
    toInt64(count(DISTINCT orders.retailer_id)) AS buyers_before
  FROM orders
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = toDate32(toMonday(toDate32(orders.placed_at)))
  WHERE orders.placed_at >= toDateTime64('2024-12-30 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-07-07 00:00:00', 6, 'UTC')
  GROUP BY 1
)
SELECT
  parts.retail_month AS `retail_month`,
  COALESCE(MAX(parts.ytd), 0) AS `ytd`,
  COALESCE(MAX(parts.quarter), 0) AS `quarter`,
  COALESCE(MAX(parts.buyers_before), 0) AS `buyers_before`
FROM (
  SELECT
    windows.period AS retail_month,
    toInt64(sum(by_part.ytd)) AS ytd,
    CAST(NULL AS Nullable(Int64)) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS buyers_before
  FROM by_part
  JOIN windows ON by_part.retail_month_part >= windows.sees_from AND by_part.retail_month_part < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    windows_2.period AS retail_month,
    CAST(NULL AS Nullable(Int64)) AS ytd,
    toInt64(sum(by_part_2.quarter)) AS quarter,
    CAST(NULL AS Nullable(Int64)) AS buyers_before
  FROM by_part_2
  JOIN windows_2 ON by_part_2.retail_month_part >= windows_2.sees_from AND by_part_2.retail_month_part < windows_2.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    COALESCE(toDate32(addDays(groups.retail_month, dateDiff('day', retail_week.week, retail_other_week.week))), retail_week_behind.week) AS retail_month,
    CAST(NULL AS Nullable(Int64)) AS ytd,
    CAST(NULL AS Nullable(Int64)) AS quarter,
    groups.buyers_before AS buyers_before
  FROM groups
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = toDate32(toMonday(toDate32(groups.retail_month)))
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.month_number = retail_week.month_number + 1 AND retail_other_week.week_of_month = retail_week.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind ON retail_week_behind.month_number = retail_week.month_number + 2 AND retail_week_behind.week_of_month = 0
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
