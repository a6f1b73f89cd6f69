WITH retail_years AS (
  SELECT
    later.days AS year_number,
    DATE_TRUNC(CAST(DATE_ADD(DATE_ADD(DATE '1950-02-01', INTERVAL (later.days * 12) MONTH), INTERVAL (3) DAY) AS DATE), ISOWEEK) AS first_week,
    DATE_TRUNC(CAST(DATE_ADD(DATE_ADD(DATE '1950-02-01', INTERVAL ((later.days + 1) * 12) MONTH), INTERVAL (3) DAY) AS DATE), ISOWEEK) AS next_first_week
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
    DATE_ADD(retail_years.first_week, INTERVAL (later.days * 7) DAY) AS week,
    retail_years.year_number,
    retail_years.year_number * 4 + CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 1 WHEN later.days < 39 THEN 2 ELSE 3 END AS quarter_number,
    retail_years.year_number * 12 + CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 1 WHEN later.days < 13 THEN 2 WHEN later.days < 17 THEN 3 WHEN later.days < 22 THEN 4 WHEN later.days < 26 THEN 5 WHEN later.days < 30 THEN 6 WHEN later.days < 35 THEN 7 WHEN later.days < 39 THEN 8 WHEN later.days < 43 THEN 9 WHEN later.days < 48 THEN 10 ELSE 11 END AS month_number,
    later.days AS week_of_year,
    later.days - CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 13 WHEN later.days < 39 THEN 26 ELSE 39 END AS week_of_quarter,
    later.days - CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 4 WHEN later.days < 13 THEN 9 WHEN later.days < 17 THEN 13 WHEN later.days < 22 THEN 17 WHEN later.days < 26 THEN 22 WHEN later.days < 30 THEN 26 WHEN later.days < 35 THEN 30 WHEN later.days < 39 THEN 35 WHEN later.days < 43 THEN 39 WHEN later.days < 48 THEN 43 ELSE 48 END AS week_of_month,
    retail_years.first_week AS year_start,
    DATE_ADD(retail_years.first_week, INTERVAL (CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 13 WHEN later.days < 39 THEN 26 ELSE 39 END * 7) DAY) AS quarter_start,
    DATE_ADD(retail_years.first_week, INTERVAL (CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 4 WHEN later.days < 13 THEN 9 WHEN later.days < 17 THEN 13 WHEN later.days < 22 THEN 17 WHEN later.days < 26 THEN 22 WHEN later.days < 30 THEN 26 WHEN later.days < 35 THEN 30 WHEN later.days < 39 THEN 35 WHEN later.days < 43 THEN 39 WHEN later.days < 48 THEN 43 ELSE 48 END * 7) DAY) AS month_start
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
  ) AS later ON DATE_ADD(retail_years.first_week, INTERVAL (later.days * 7) DAY) < retail_years.next_first_week
),
periods AS (
  SELECT
    retail_weeks.month_start AS period
  FROM retail_weeks
  WHERE retail_weeks.month_start >= DATE '2024-01-01'
    AND retail_weeks.month_start <= DATE '2024-12-30'
  GROUP BY 1
),
`groups` AS (
  SELECT
    parts.retail_month,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      periods.period AS retail_month,
      CAST(NULL AS INT64) AS refunds
    FROM periods
    UNION ALL
    SELECT
      retail_week.month_start AS retail_month,
      COUNT(*) AS refunds
    FROM refunds
    LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE_TRUNC(CAST(refunds.refunded_at AS DATE), ISOWEEK)
    WHERE refunds.reason = 'wrong item'
      AND refunds.refunded_at >= DATETIME '2024-01-01 00:00:00'
      AND refunds.refunded_at < DATETIME '2025-01-01 00:00:00'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  `groups`.retail_month AS `retail_month`,
  COALESCE(`groups`.refunds, 0) AS `refunds`
FROM `groups`
ORDER BY 1 NULLS LAST
