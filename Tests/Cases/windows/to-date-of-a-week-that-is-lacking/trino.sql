WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS week_part,
    COUNT(*) AS ytd
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-01-29 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-02-17 00:00:00'
  GROUP BY 1
),
"range" AS (
  SELECT
    DATE '2025-01-13' AS first,
    DATE '2025-02-10' AS last,
    CAST(TRUNCATE(CAST(DATE_DIFF('day', DATE '2025-01-13', DATE '2025-02-10') AS DOUBLE) / NULLIF(7, 0)) AS BIGINT) AS distance
),
numbers AS (
  SELECT n FROM "range" CROSS JOIN UNNEST(SEQUENCE(0, "range".distance)) AS numbers (n)
),
periods AS (
  SELECT
    DATE_ADD('day', numbers.n * 7, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
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
windows AS (
  SELECT
    periods.period,
    retail_week.year_start AS sees_from,
    DATE_ADD('day', 7, periods.period) AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE_TRUNC('week', CAST(DATE_ADD('day', -1, DATE_ADD('day', 7, periods.period)) AS DATE))
),
groups AS (
  SELECT
    windows.period AS week,
    SUM(by_part.ytd) AS ytd
  FROM by_part
  JOIN windows ON by_part.week_part >= windows.sees_from AND by_part.week_part < windows.sees_until
  GROUP BY 1
),
by_part_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS week_part,
    COUNT(*) AS before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2023-01-30 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-02-12 00:00:00'
  GROUP BY 1
),
windows_2 AS (
  SELECT
    periods.period,
    retail_week_2.year_start AS sees_from,
    DATE_ADD('day', 7, DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week_2.week), periods.period)) AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE_TRUNC('week', CAST(periods.period AS DATE))
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.year_number = retail_week.year_number + -1 AND retail_other_week.week_of_year = retail_week.week_of_year
  LEFT JOIN retail_weeks AS retail_week_2 ON retail_week_2.week = DATE_TRUNC('week', CAST(DATE_ADD('day', -1, DATE_ADD('day', 7, DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week.week), periods.period))) AS DATE))
  LEFT JOIN retail_weeks AS retail_other_week_2 ON retail_other_week_2.year_number = retail_week.year_number + -1 AND retail_other_week_2.week_of_year = retail_week.week_of_year
),
groups_2 AS (
  SELECT
    windows_2.period AS week,
    SUM(by_part_2.before) AS before
  FROM by_part_2
  JOIN windows_2 ON by_part_2.week_part >= windows_2.sees_from AND by_part_2.week_part < windows_2.sees_until
  GROUP BY 1
),
by_part_3 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS week_part,
    COUNT(*) AS rolling
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2023-12-25 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-02-12 00:00:00'
  GROUP BY 1
),
windows_3 AS (
  SELECT
    periods.period,
    DATE_ADD('day', -28, DATE_ADD('day', 7, DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week.week), periods.period))) AS sees_from,
    DATE_ADD('day', 7, DATE_ADD('day', DATE_DIFF('day', retail_week.week, retail_other_week_2.week), periods.period)) AS sees_until
  FROM periods
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE_TRUNC('week', CAST(periods.period AS DATE))
  LEFT JOIN retail_weeks AS retail_other_week ON retail_other_week.year_number = retail_week.year_number + -1 AND retail_other_week.week_of_year = retail_week.week_of_year
  LEFT JOIN retail_weeks AS retail_other_week_2 ON retail_other_week_2.year_number = retail_week.year_number + -1 AND retail_other_week_2.week_of_year = retail_week.week_of_year
),
groups_3 AS (
  SELECT
    windows_3.period AS week,
    SUM(by_part_3.rolling) AS rolling
  FROM by_part_3
  JOIN windows_3 ON by_part_3.week_part >= windows_3.sees_from AND by_part_3.week_part < windows_3.sees_until
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.week,
    MAX(parts.ytd) AS ytd,
    MAX(parts.before) AS before,
    MAX(parts.rolling) AS rolling
  FROM (
    SELECT
      groups.week,
      groups.ytd,
      CAST(NULL AS BIGINT) AS before,
      CAST(NULL AS BIGINT) AS rolling
    FROM groups
    UNION ALL
    SELECT
      groups_2.week,
      CAST(NULL AS BIGINT) AS ytd,
      groups_2.before,
      CAST(NULL AS BIGINT) AS rolling
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.week,
      CAST(NULL AS BIGINT) AS ytd,
      CAST(NULL AS BIGINT) AS before,
      groups_3.rolling
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.week AS "week",
  COALESCE(groups_4.ytd, 0) AS "ytd",
  COALESCE(groups_4.before, 0) AS "before",
  COALESCE(groups_4.rolling, 0) AS "rolling"
FROM groups_4
ORDER BY 1 NULLS LAST
