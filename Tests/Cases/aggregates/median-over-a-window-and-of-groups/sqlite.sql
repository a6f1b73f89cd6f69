WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS month_part,
    CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER) AS recent
  FROM orders
  WHERE orders.placed_at >= '2024-03-04 00:00:00'
    AND orders.placed_at < '2024-06-01 00:00:00'
),
periods(period, last) AS (
  SELECT
    '2024-03-01' AS period,
    '2024-05-01' AS last
  WHERE '2024-03-01' <= '2024-05-01'
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
    DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-28) || ' days') AS sees_from,
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
),
groups AS (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS value
  FROM orders
  WHERE orders.placed_at >= '2024-03-01 00:00:00'
    AND orders.placed_at < '2024-06-01 00:00:00'
  GROUP BY 1, 2
  HAVING orders.retailer_id IS NOT NULL
)
SELECT
  parts.month AS "month",
  MAX(parts.recent) AS "recent",
  MAX(parts.usual) AS "usual"
FROM (
  SELECT
    windows.period AS month,
    (SELECT "a value".value + (COALESCE(LEAD("a value".value) OVER (ORDER BY "a value".value), "a value".value) - "a value".value) * ((COUNT(*) OVER () - 1) * 0.5 - CAST((COUNT(*) OVER () - 1) * 0.5 AS INTEGER)) FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(CAST(by_part.recent AS REAL)))) AS "a value" WHERE "a value".value IS NOT NULL ORDER BY ABS(ROW_NUMBER() OVER (ORDER BY "a value".value) - 1 - CAST((COUNT(*) OVER () - 1) * 0.5 AS INTEGER)) LIMIT 1) AS recent,
    CAST(NULL AS REAL) AS usual
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    groups.month,
    CAST(NULL AS REAL) AS recent,
    (SELECT "a value".value + (COALESCE(LEAD("a value".value) OVER (ORDER BY "a value".value), "a value".value) - "a value".value) * ((COUNT(*) OVER () - 1) * 0.5 - CAST((COUNT(*) OVER () - 1) * 0.5 AS INTEGER)) FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(CAST(groups.value AS REAL)))) AS "a value" WHERE "a value".value IS NOT NULL ORDER BY ABS(ROW_NUMBER() OVER (ORDER BY "a value".value) - 1 - CAST((COUNT(*) OVER () - 1) * 0.5 AS INTEGER)) LIMIT 1) AS usual
  FROM groups
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
