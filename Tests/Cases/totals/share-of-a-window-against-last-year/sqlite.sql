WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS month_part,
    COUNT(*) AS share_1
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= '2025-01-31 00:00:00'
    AND orders.placed_at < '2025-06-01 00:00:00'
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    '2025-04-01' AS period,
    '2025-05-01' AS last
  WHERE '2025-04-01' <= '2025-05-01'
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS period,
    periods.last
  FROM periods
  WHERE (CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-90) || ' days') AS sees_from,
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
),
by_part_2 AS MATERIALIZED (
  SELECT
    CAST(NULL AS TEXT) AS brand_country,
    DATE(orders.placed_at) AS month_part,
    COUNT(*) AS share_2
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= '2025-01-31 00:00:00'
    AND orders.placed_at < '2025-06-01 00:00:00'
  GROUP BY 1, 2
),
by_part_3 AS MATERIALIZED (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS month_part,
    COUNT(*) AS last_year_3
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= '2024-02-01 00:00:00'
    AND orders.placed_at < '2024-06-01 00:00:00'
  GROUP BY 1, 2
),
windows_2 AS MATERIALIZED (
  SELECT
    periods.period,
    DATE(CASE WHEN STRFTIME('%d', CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) = STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-12) || ' months')) THEN DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-12) || ' months') ELSE DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, 'start of month', ((-12) + 1) || ' months', '-1 day') END, (-90) || ' days') AS sees_from,
    CASE WHEN STRFTIME('%d', CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) = STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-12) || ' months')) THEN DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-12) || ' months') ELSE DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, 'start of month', ((-12) + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
),
by_part_4 AS MATERIALIZED (
  SELECT
    CAST(NULL AS TEXT) AS brand_country,
    DATE(orders.placed_at) AS month_part,
    COUNT(*) AS last_year_4
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'JP')
    AND orders.placed_at >= '2024-02-01 00:00:00'
    AND orders.placed_at < '2024-06-01 00:00:00'
  GROUP BY 1, 2
),
groups AS (
  SELECT
    parts.brand_country,
    parts.month,
    parts.level,
    MAX(parts.share_1) AS share_1,
    MAX(MAX(parts.share_2)) OVER (PARTITION BY parts.month) AS share_2,
    MAX(parts.last_year_3) AS last_year_3,
    MAX(MAX(parts.last_year_4)) OVER (PARTITION BY parts.month) AS last_year_4
  FROM (
    SELECT
      by_part.brand_country,
      windows.period AS month,
      0 AS level,
      SUM(by_part.share_1) AS share_1,
      CAST(NULL AS INTEGER) AS share_2,
      CAST(NULL AS INTEGER) AS last_year_3,
      CAST(NULL AS INTEGER) AS last_year_4
    FROM by_part
    JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
    GROUP BY 1, 2
    UNION ALL
    SELECT
      by_part_2.brand_country,
      windows.period AS month,
      1 AS level,
      CAST(NULL AS INTEGER) AS share_1,
      SUM(by_part_2.share_2) AS share_2,
      CAST(NULL AS INTEGER) AS last_year_3,
      CAST(NULL AS INTEGER) AS last_year_4
    FROM by_part_2
    JOIN windows ON by_part_2.month_part >= windows.sees_from AND by_part_2.month_part < windows.sees_until
    GROUP BY 1, 2
    UNION ALL
    SELECT
      by_part_3.brand_country,
      windows_2.period AS month,
      0 AS level,
      CAST(NULL AS INTEGER) AS share_1,
      CAST(NULL AS INTEGER) AS share_2,
      SUM(by_part_3.last_year_3) AS last_year_3,
      CAST(NULL AS INTEGER) AS last_year_4
    FROM by_part_3
    JOIN windows_2 ON by_part_3.month_part >= windows_2.sees_from AND by_part_3.month_part < windows_2.sees_until
    GROUP BY 1, 2
    UNION ALL
    SELECT
      by_part_4.brand_country,
      windows_2.period AS month,
      1 AS level,
      CAST(NULL AS INTEGER) AS share_1,
      CAST(NULL AS INTEGER) AS share_2,
      CAST(NULL AS INTEGER) AS last_year_3,
      SUM(by_part_4.last_year_4) AS last_year_4
    FROM by_part_4
    JOIN windows_2 ON by_part_4.month_part >= windows_2.sees_from AND by_part_4.month_part < windows_2.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.brand_country AS "brand.country",
  groups.month AS "month",
  CAST(COALESCE(groups.share_1, 0) AS REAL) / NULLIF(COALESCE(groups.share_2, 0), 0) AS "share",
  CAST(COALESCE(groups.last_year_3, 0) AS REAL) / NULLIF(COALESCE(groups.last_year_4, 0), 0) AS "last_year"
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
