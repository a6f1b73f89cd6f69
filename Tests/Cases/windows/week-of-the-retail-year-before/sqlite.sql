WITH RECURSIVE groups AS (
  SELECT
    DATE(orders.placed_at, '-6 days', 'weekday 1') AS week,
    COUNT(*) AS before
  FROM orders
  WHERE orders.placed_at >= '2024-01-15 00:00:00'
    AND orders.placed_at < '2024-02-19 00:00:00'
  GROUP BY 1
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
)
SELECT
  parts.week AS "week",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.before), 0) AS "before"
FROM (
  SELECT
    DATE(orders.placed_at, '-6 days', 'weekday 1') AS week,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS before
  FROM orders
  WHERE orders.placed_at >= '2025-01-13 00:00:00'
    AND orders.placed_at < '2025-02-24 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(groups.week, (CAST(JULIANDAY(retail_other_week_2.week) - JULIANDAY(retail_week.week) AS INTEGER)) || ' days') AS week,
    CAST(NULL AS INTEGER) AS orders,
    groups.before
  FROM groups
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE(groups.week, '-6 days', 'weekday 1')
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.year_number = retail_week.year_number + 1 AND retail_other_week.week_of_year = retail_week.week_of_year
  LEFT JOIN retail_weeks AS retail_other_week_2 ON retail_other_week_2.year_number = retail_week.year_number + 1 AND retail_other_week_2.week_of_year = retail_week.week_of_year
  WHERE DATE(groups.week, (CAST(JULIANDAY(retail_other_week.week) - JULIANDAY(retail_week.week) AS INTEGER)) || ' days') IS NOT NULL
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
