WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    orders.channel AS last,
    orders.placed_at AS last_by
  FROM orders
  WHERE orders.placed_at >= '2023-11-01 00:00:00'
    AND orders.placed_at < '2024-07-01 00:00:00'
),
periods(period, last) AS (
  SELECT
    '2024-01-01' AS period,
    '2024-06-01' AS last
  WHERE '2024-01-01' <= '2024-06-01'
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
    CASE WHEN STRFTIME('%d', CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) = STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-3) || ' months')) THEN DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-3) || ' months') ELSE DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, 'start of month', ((-3) + 1) || ' months', '-1 day') END AS sees_from,
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
),
by_part_2 AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    orders.status AS seen
  FROM orders
  WHERE orders.placed_at >= '2023-12-01 00:00:00'
    AND orders.placed_at < '2024-07-01 00:00:00'
),
windows_2 AS MATERIALIZED (
  SELECT
    periods.period,
    CASE WHEN STRFTIME('%d', CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) = STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-2) || ' months')) THEN DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, (-2) || ' months') ELSE DATE(CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END, 'start of month', ((-2) + 1) || ' months', '-1 day') END AS sees_from,
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
),
groups AS (
  SELECT
    parts.month,
    parts.level,
    MAX(parts.last) AS last,
    MAX(parts.of_all_2) AS of_all_2,
    MAX(MAX(parts.of_all)) OVER () AS of_all,
    MAX(parts.seen) AS seen
  FROM (
    SELECT
      windows.period AS month,
      0 AS level,
      (SELECT JSON_EXTRACT("a row".value, '$[1]') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(JSON_ARRAY(by_part.last_by, by_part.last)) FILTER (WHERE (by_part.last IS NOT NULL AND by_part.last_by IS NOT NULL)))) AS "a row" ORDER BY JSON_EXTRACT("a row".value, '$[0]') DESC, JSON_EXTRACT("a row".value, '$[1]') LIMIT 1) AS last,
      CAST(NULL AS TEXT) AS of_all_2,
      CAST(NULL AS TEXT) AS of_all,
      CAST(NULL AS TEXT) AS seen
    FROM by_part
    JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
    GROUP BY 1
    UNION ALL
    SELECT
      DATE(orders.placed_at, 'start of month') AS month,
      0 AS level,
      CAST(NULL AS TEXT) AS last,
      (SELECT JSON_EXTRACT("a row".value, '$[1]') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(JSON_ARRAY(orders.placed_at, orders.channel)) FILTER (WHERE (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL)))) AS "a row" ORDER BY JSON_EXTRACT("a row".value, '$[0]') DESC, JSON_EXTRACT("a row".value, '$[1]') LIMIT 1) AS of_all_2,
      CAST(NULL AS TEXT) AS of_all,
      CAST(NULL AS TEXT) AS seen
    FROM orders
    WHERE orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2024-07-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS TEXT) AS month,
      1 AS level,
      CAST(NULL AS TEXT) AS last,
      CAST(NULL AS TEXT) AS of_all_2,
      (SELECT JSON_EXTRACT("a row".value, '$[1]') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(JSON_ARRAY(orders.placed_at, orders.channel)) FILTER (WHERE (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL)))) AS "a row" ORDER BY JSON_EXTRACT("a row".value, '$[0]') DESC, JSON_EXTRACT("a row".value, '$[1]') LIMIT 1) AS of_all,
      CAST(NULL AS TEXT) AS seen
    FROM orders
    WHERE orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2024-07-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      windows_2.period AS month,
      0 AS level,
      CAST(NULL AS TEXT) AS last,
      CAST(NULL AS TEXT) AS of_all_2,
      CAST(NULL AS TEXT) AS of_all,
      (SELECT COALESCE(GROUP_CONCAT("a text".value, ' ') OVER (ORDER BY "a text".value ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), '') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(by_part_2.seen))) AS "a text" WHERE "a text".value IS NOT NULL GROUP BY "a text".value LIMIT 1) AS seen
    FROM by_part_2
    JOIN windows_2 ON by_part_2.month >= windows_2.sees_from AND by_part_2.month < windows_2.sees_until
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.month AS "month",
  groups.last AS "last",
  groups.of_all AS "of_all",
  groups.seen AS "seen"
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST
