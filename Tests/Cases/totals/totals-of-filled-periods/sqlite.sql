WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    brand.country AS brand_country
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    '2024-01-01' AS period,
    '2024-10-01' AS last
  WHERE '2024-01-01' <= '2024-10-01'
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END AS period,
    periods.last
  FROM periods
  WHERE (CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period
  FROM periods
),
periods_2(period, last) AS (
  SELECT
    '2024-01-01' AS period,
    '2024-10-01' AS last
  WHERE '2024-01-01' <= '2024-10-01'
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', periods_2.period) = STRFTIME('%d', DATE(periods_2.period, (3) || ' months')) THEN DATE(periods_2.period, (3) || ' months') ELSE DATE(periods_2.period, 'start of month', (3 + 1) || ' months', '-1 day') END AS period,
    periods_2.last
  FROM periods_2
  WHERE (CASE WHEN STRFTIME('%d', periods_2.period) = STRFTIME('%d', DATE(periods_2.period, (3) || ' months')) THEN DATE(periods_2.period, (3) || ' months') ELSE DATE(periods_2.period, 'start of month', (3 + 1) || ' months', '-1 day') END) <= periods_2.last
)
SELECT
  parts.quarter AS "quarter",
  parts.brand_country AS "brand.country",
  parts.value_3 AS "orders",
  parts.level AS "total_level"
FROM (
  SELECT
    parts.quarter,
    parts.brand_country,
    COALESCE(MAX(parts.orders), 0) AS value_3,
    0 AS level
  FROM (
    SELECT
      windows.period AS quarter,
      by_part.brand_country,
      CAST(NULL AS INTEGER) AS orders
    FROM by_part
    JOIN windows ON TRUE
    UNION ALL
    SELECT
      DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
      brand.country AS brand_country,
      COUNT(*) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.channel = 'phone'
      AND brand.country = 'SE'
      AND orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2025-01-01 00:00:00'
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  UNION ALL
  SELECT
    parts.quarter,
    CAST(NULL AS TEXT) AS brand_country,
    COALESCE(MAX(parts.orders), 0) AS value_3,
    1 AS level
  FROM (
    SELECT
      periods_2.period AS quarter,
      CAST(NULL AS INTEGER) AS orders
    FROM periods_2
    UNION ALL
    SELECT
      DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
      COUNT(*) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.channel = 'phone'
      AND brand.country = 'SE'
      AND orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2025-01-01 00:00:00'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS TEXT) AS quarter,
    CAST(NULL AS TEXT) AS brand_country,
    COUNT(*) AS value_3,
    2 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.channel = 'phone'
    AND brand.country = 'SE'
    AND orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
