WITH RECURSIVE days_later(days) AS (
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
  retail_week.year_start AS "brand.founded.retail_year",
  COUNT(*) AS "brands"
FROM brands
LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE(brands.founded_on, '-6 days', 'weekday 1')
WHERE brands.founded_on >= '2015-01-01'
GROUP BY 1
ORDER BY 1 NULLS LAST
