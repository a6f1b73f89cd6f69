WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS week_part,
    COUNT(*) AS ytd
  FROM orders
  WHERE orders.placed_at >= '2024-01-29 00:00:00'
    AND orders.placed_at < '2025-02-17 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    '2025-01-13' AS period,
    '2025-02-10' AS last
  WHERE '2025-01-13' <= '2025-02-10'
  UNION ALL
  SELECT
    DATE(periods.period, (7) || ' days') AS period,
    periods.last
  FROM periods
  WHERE DATE(periods.period, (7) || ' days') <= periods.last
),
days_later(days) AS (
  SELECT
    0 AS days
  UNION ALL
  SELECT
    days_later.days + 1 AS days
  FROM days_later
  WHERE days_later.days < 150
),
retail_years AS MATERIALIZED (
  SELECT
    later.days AS year_number,
    DATE(DATE(CASE WHEN STRFTIME('%d', '1950-02-01') = STRFTIME('%d', DATE('1950-02-01', (later.days * 12) || ' months')) THEN DATE('1950-02-01', (later.days * 12) || ' months') ELSE DATE('1950-02-01', 'start of month', ((later.days * 12) + 1) || ' months', '-1 day') END, (3) || ' days'), '-6 days', 'weekday 1') AS first_week,
    DATE(DATE(CASE WHEN STRFTIME('%d', '1950-02-01') = STRFTIME('%d', DATE('1950-02-01', ((later.days + 1) * 12) || ' months')) THEN DATE('1950-02-01', ((later.days + 1) * 12) || ' months') ELSE DATE('1950-02-01', 'start of month', (((later.days + 1) * 12) + 1) || ' months', '-1 day') END, (3) || ' days'), '-6 days', 'weekday 1') AS next_first_week
  FROM days_later AS later
),
days_later_2(days) AS (
  SELECT
    0 AS days
  UNION ALL
  SELECT
    days_later_2.days + 1 AS days
  FROM days_later_2
  WHERE days_later_2.days < 52
),
retail_weeks AS MATERIALIZED (
  SELECT
    DATE(retail_years.first_week, (later.days * 7) || ' days') AS week,
    retail_years.year_number,
    retail_years.year_number * 4 + CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 1 WHEN later.days < 39 THEN 2 ELSE 3 END AS quarter_number,
    retail_years.year_number * 12 + CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 1 WHEN later.days < 13 THEN 2 WHEN later.days < 17 THEN 3 WHEN later.days < 22 THEN 4 WHEN later.days < 26 THEN 5 WHEN later.days < 30 THEN 6 WHEN later.days < 35 THEN 7 WHEN later.days < 39 THEN 8 WHEN later.days < 43 THEN 9 WHEN later.days < 48 THEN 10 ELSE 11 END AS month_number,
    later.days AS week_of_year,
    later.days - CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 13 WHEN later.days < 39 THEN 26 ELSE 39 END AS week_of_quarter,
    later.days - CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 4 WHEN later.days < 13 THEN 9 WHEN later.days < 17 THEN 13 WHEN later.days < 22 THEN 17 WHEN later.days < 26 THEN 22 WHEN later.days < 30 THEN 26 WHEN later.days < 35 THEN 30 WHEN later.days < 39 THEN 35 WHEN later.days < 43 THEN 39 WHEN later.days < 48 THEN 43 ELSE 48 END AS week_of_month,
    retail_years.first_week AS year_start,
    DATE(retail_years.first_week, (CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 13 WHEN later.days < 39 THEN 26 ELSE 39 END * 7) || ' days') AS quarter_start,
    DATE(retail_years.first_week, (CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 4 WHEN later.days < 13 THEN 9 WHEN later.days < 17 THEN 13 WHEN later.days < 22 THEN 17 WHEN later.days < 26 THEN 22 WHEN later.days < 30 THEN 26 WHEN later.days < 35 THEN 30 WHEN later.days < 39 THEN 35 WHEN later.days < 43 THEN 39 WHEN later.days < 48 THEN 43 ELSE 48 END * 7) || ' days') AS month_start
  FROM retail_years
  JOIN days_later_2 AS later ON DATE(retail_years.first_week, (later.days * 7) || ' days') < retail_years.next_first_week
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    retail_week.year_start AS sees_from,
    DATE(periods.period, (7) || ' days') AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE(DATE(DATE(periods.period, (7) || ' days'), (-1) || ' days'), '-6 days', 'weekday 1')
),
by_part_2 AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS week_part,
    COUNT(*) AS before
  FROM orders
  WHERE orders.placed_at >= '2023-01-30 00:00:00'
    AND orders.placed_at < '2024-02-12 00:00:00'
  GROUP BY 1
),
windows_2 AS MATERIALIZED (
  SELECT
    periods.period,
    retail_week_2.year_start AS sees_from,
    DATE(DATE(periods.period, (CAST(JULIANDAY(retail_other_week_2.week) - JULIANDAY(retail_week.week) AS INTEGER)) || ' days'), (7) || ' days') AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE(periods.period, '-6 days', 'weekday 1')
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.year_number = retail_week.year_number + -1 AND retail_other_week.week_of_year = retail_week.week_of_year
  LEFT JOIN retail_weeks AS retail_week_2 ON retail_week_2.week = DATE(DATE(DATE(DATE(periods.period, (CAST(JULIANDAY(retail_other_week.week) - JULIANDAY(retail_week.week) AS INTEGER)) || ' days'), (7) || ' days'), (-1) || ' days'), '-6 days', 'weekday 1')
  LEFT JOIN retail_weeks AS retail_other_week_2 ON retail_other_week_2.year_number = retail_week.year_number + -1 AND retail_other_week_2.week_of_year = retail_week.week_of_year
),
by_part_3 AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS week_part,
    COUNT(*) AS rolling
  FROM orders
  WHERE orders.placed_at >= '2023-12-25 00:00:00'
    AND orders.placed_at < '2024-02-12 00:00:00'
  GROUP BY 1
),
windows_3 AS MATERIALIZED (
  SELECT
    periods.period,
    DATE(DATE(DATE(periods.period, (CAST(JULIANDAY(retail_other_week.week) - JULIANDAY(retail_week.week) AS INTEGER)) || ' days'), (7) || ' days'), (-28) || ' days') AS sees_from,
    DATE(DATE(periods.period, (CAST(JULIANDAY(retail_other_week_2.week) - JULIANDAY(retail_week.week) AS INTEGER)) || ' days'), (7) || ' days') AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE(periods.period, '-6 days', 'weekday 1')
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.year_number = retail_week.year_number + -1 AND retail_other_week.week_of_year = retail_week.week_of_year
  LEFT JOIN retail_weeks AS retail_other_week_2 ON retail_other_week_2.year_number = retail_week.year_number + -1 AND retail_other_week_2.week_of_year = retail_week.week_of_year
)
SELECT
  parts.week AS "week",
  COALESCE(MAX(parts.ytd), 0) AS "ytd",
  COALESCE(MAX(parts.before), 0) AS "before",
  COALESCE(MAX(parts.rolling), 0) AS "rolling"
FROM (
  SELECT
    windows.period AS week,
    SUM(by_part.ytd) AS ytd,
    CAST(NULL AS INTEGER) AS before,
    CAST(NULL AS INTEGER) AS rolling
  FROM by_part
  JOIN windows ON by_part.week_part >= windows.sees_from AND by_part.week_part < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    windows_2.period AS week,
    CAST(NULL AS INTEGER) AS ytd,
    SUM(by_part_2.before) AS before,
    CAST(NULL AS INTEGER) AS rolling
  FROM by_part_2
  JOIN windows_2 ON by_part_2.week_part >= windows_2.sees_from AND by_part_2.week_part < windows_2.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    windows_3.period AS week,
    CAST(NULL AS INTEGER) AS ytd,
    CAST(NULL AS INTEGER) AS before,
    SUM(by_part_3.rolling) AS rolling
  FROM by_part_3
  JOIN windows_3 ON by_part_3.week_part >= windows_3.sees_from AND by_part_3.week_part < windows_3.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
