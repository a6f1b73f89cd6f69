WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv_rows,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-12-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-04-01 00:00:00'
  GROUP BY 1, 2
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) = MAX(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) THEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= DATE '2024-11-23'
    AND fx_rates.rate_date <= DATE '2025-04-01'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD(held.day, INTERVAL (later.days) DAY) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day), ecb_points.day, DAY) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
retail_years AS (
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
`groups` AS (
  SELECT
    retail_week.month_start AS retail_month,
    retail_week.quarter_start AS retail_quarter,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS BIGNUMERIC) * 1 / source_rate.rate END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
    SUM(amounts.orders) AS orders
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN retail_weeks AS retail_week ON retail_week.week = DATE_TRUNC(CAST(amounts.rate_date AS DATE), ISOWEEK)
  GROUP BY 1, 2
)
SELECT
  `groups`.retail_month AS `retail_month`,
  `groups`.retail_quarter AS `retail_quarter`,
  COALESCE(`groups`.orders, 0) AS `orders`,
  ROUND(CAST(COALESCE(`groups`.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  COALESCE(`groups`.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  `groups`.gmv_rate_age AS `gmv__rate_age_days`
FROM `groups`
ORDER BY 1 NULLS LAST, 2 NULLS LAST
