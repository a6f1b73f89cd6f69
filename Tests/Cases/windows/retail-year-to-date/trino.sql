WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS retail_month_part,
    COUNT(*) AS ytd
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-02-03 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-08-04 00:00:00'
  GROUP BY 1
),
retail_years AS (
  SELECT
    later.days AS year_number,
    DATE_TRUNC('week', CAST(DATE_ADD('day', 3, DATE_ADD('month', later.days * 12, DATE '1950-02-01')) AS DATE)) AS first_week,
    DATE_TRUNC('week', CAST(DATE_ADD('day', 3, DATE_ADD('month', (later.days + 1) * 12, DATE '1950-02-01')) AS DATE)) AS next_first_week
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
    DATE_ADD('day', later.days * 7, retail_years.first_week) AS week,
    retail_years.year_number,
    retail_years.year_number * 4 + CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 1 WHEN later.days < 39 THEN 2 ELSE 3 END AS quarter_number,
    retail_years.year_number * 12 + CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 1 WHEN later.days < 13 THEN 2 WHEN later.days < 17 THEN 3 WHEN later.days < 22 THEN 4 WHEN later.days < 26 THEN 5 WHEN later.days < 30 THEN 6 WHEN later.days < 35 THEN 7 WHEN later.days < 39 THEN 8 WHEN later.days < 43 THEN 9 WHEN later.days < 48 THEN 10 ELSE 11 END AS month_number,
    later.days AS week_of_year,
    later.days - CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 13 WHEN later.days < 39 THEN 26 ELSE 39 END AS week_of_quarter,
    later.days - CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 4 WHEN later.days < 13 THEN 9 WHEN later.days < 17 THEN 13 WHEN later.days < 22 THEN 17 WHEN later.days < 26 THEN 22 WHEN later.days < 30 THEN 26 WHEN later.days < 35 THEN 30 WHEN later.days < 39 THEN 35 WHEN later.days < 43 THEN 39 WHEN later.days < 48 THEN 43 ELSE 48 END AS week_of_month,
    retail_years.first_week AS year_start,
    DATE_ADD('day', CASE WHEN later.days < 13 THEN 0 WHEN later.days < 26 THEN 13 WHEN later.days < 39 THEN 26 ELSE 39 END * 7, retail_years.first_week) AS quarter_start,
    DATE_ADD('day', CASE WHEN later.days < 4 THEN 0 WHEN later.days < 9 THEN 4 WHEN later.days < 13 THEN 9 WHEN later.days < 17 THEN 13 WHEN later.days < 22 THEN 17 WHEN later.days < 26 THEN 22 WHEN later.days < 30 THEN 26 WHEN later.days < 35 THEN 30 WHEN later.days < 39 THEN 35 WHEN later.days < 43 THEN 39 WHEN later.days < 48 THEN 43 ELSE 48 END * 7, retail_years.first_week) AS month_start
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
  ) AS later ON DATE_ADD('day', later.days * 7, retail_years.first_week) < retail_years.next_first_week
),
periods AS (
  SELECT
    retail_weeks.month_start AS period
  FROM retail_weeks
  WHERE retail_weeks.month_start >= DATE '2025-02-03'
    AND retail_weeks.month_start <= DATE '2025-07-07'
  GROUP BY 1
),
windows AS (
  SELECT
    periods.period,
    retail_week_2.year_start AS sees_from,
    COALESCE(DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week_2.week), periods.period), retail_week_behind_2.week) AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE_TRUNC('week', CAST(periods.period AS DATE))
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.month_number = retail_week.month_number + 1 AND retail_other_week.week_of_month = retail_week.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind ON retail_week_behind.month_number = retail_week.month_number + 2 AND retail_week_behind.week_of_month = 0
  LEFT JOIN retail_weeks AS retail_week_2 ON retail_week_2.week = DATE_TRUNC('week', CAST(DATE_ADD('day', -1, COALESCE(DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week.week), periods.period), retail_week_behind.week)) AS DATE))
  LEFT JOIN retail_weeks AS retail_other_week_2 ON retail_other_week_2.month_number = retail_week.month_number + 1 AND retail_other_week_2.week_of_month = retail_week.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind_2 ON retail_week_behind_2.month_number = retail_week.month_number + 2 AND retail_week_behind_2.week_of_month = 0
),
groups AS (
  SELECT
    windows.period AS retail_month,
    SUM(by_part.ytd) AS ytd
  FROM by_part
  JOIN windows ON by_part.retail_month_part >= windows.sees_from AND by_part.retail_month_part < windows.sees_until
  GROUP BY 1
),
by_part_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS retail_month_part,
    COUNT(*) AS quarter
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-11-25 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-08-04 00:00:00'
  GROUP BY 1
),
windows_2 AS (
  SELECT
    periods.period,
    COALESCE(DATE_ADD('day', DATE_DIFF('day', retail_week_2.week, retail_other_week_2.week), COALESCE(DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week.week), periods.period), retail_week_behind.week)), retail_week_behind_2.week) AS sees_from,
    COALESCE(DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week_3.week), periods.period), retail_week_behind_3.week) AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE_TRUNC('week', CAST(periods.period AS DATE))
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.month_number = retail_week.month_number + 1 AND retail_other_week.week_of_month = retail_week.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind ON retail_week_behind.month_number = retail_week.month_number + 2 AND retail_week_behind.week_of_month = 0
  LEFT JOIN retail_weeks AS retail_week_2 ON retail_week_2.week = DATE_TRUNC('week', CAST(COALESCE(DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week.week), periods.period), retail_week_behind.week) AS DATE))
  LEFT JOIN retail_weeks AS retail_other_week_2 ON retail_other_week_2.month_number = retail_week_2.month_number + -3 AND retail_other_week_2.week_of_month = retail_week_2.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind_2 ON retail_week_behind_2.month_number = retail_week_2.month_number + -2 AND retail_week_behind_2.week_of_month = 0
  LEFT JOIN retail_weeks AS retail_other_week_3 ON retail_other_week_3.month_number = retail_week.month_number + 1 AND retail_other_week_3.week_of_month = retail_week.week_of_month
  LEFT JOIN retail_weeks AS retail_week_behind_3 ON retail_week_behind_3.month_number = retail_week.month_number + 2 AND retail_week_behind_3.week_of_month = 0
),
groups_2 AS (
  SELECT
    windows_2.period AS retail_month,
    SUM(by_part_2.quarter) AS quarter
  FROM by_part_2
  JOIN windows_2 ON by_part_2.retail_month_part >= windows_2.sees_from AND by_part_2.retail_month_part < windows_2.sees_until
  GROUP BY 1
),
groups_3 AS (
  SELECT
    retail_week.month_start AS retail_month,
    COUNT(DISTINCT orders.retailer_id) AS buyers_before
  FROM orders
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE_TRUNC('week', CAST(orders.placed_at AS DATE))
  WHERE orders.placed_at >= TIMESTAMP '2024-12-30 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-07-07 00:00:00'
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.retail_month,
    MAX(parts.ytd) AS ytd,
    MAX(parts.quarter) AS quarter,
    MAX(parts.buyers_before) AS buyers_before
  FROM (
    SELECT
      groups.retail_month,
      groups.ytd,
      CAST(NULL AS BIGINT) AS quarter,
      CAST(NULL AS BIGINT) AS buyers_before
    FROM groups
    UNION ALL
    SELECT
      groups_2.retail_month,
      CAST(NULL AS BIGINT) AS ytd,
      groups_2.quarter,
      CAST(NULL AS BIGINT) AS buyers_before
    FROM groups_2
    UNION ALL
    SELECT
      COALESCE(DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week.week), groups_3.retail_month), retail_week_behind.week) AS retail_month,
      CAST(NULL AS BIGINT) AS ytd,
      CAST(NULL AS BIGINT) AS quarter,
      groups_3.buyers_before
    FROM groups_3
    LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE_TRUNC('week', CAST(groups_3.retail_month AS DATE))
    LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.month_number = retail_week.month_number + 1 AND retail_other_week.week_of_month = retail_week.week_of_month
    LEFT JOIN retail_weeks AS retail_week_behind ON retail_week_behind.month_number = retail_week.month_number + 2 AND retail_week_behind.week_of_month = 0
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.retail_month AS "retail_month",
  COALESCE(groups_4.ytd, 0) AS "ytd",
  COALESCE(groups_4.quarter, 0) AS "quarter",
  COALESCE(groups_4.buyers_before, 0) AS "buyers_before"
FROM groups_4
ORDER BY 1 NULLS LAST
