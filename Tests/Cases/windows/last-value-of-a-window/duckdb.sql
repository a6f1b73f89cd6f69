WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    orders.channel AS last,
    orders.placed_at AS last_by
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2023-11-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
),
periods(period, last) AS (
  SELECT
    DATE '2024-01-01' AS period,
    DATE '2024-06-01' AS last
  WHERE DATE '2024-01-01' <= DATE '2024-06-01'
  UNION ALL
  SELECT
    CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    CAST(CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) + (-3) * INTERVAL '1 month' AS DATE) AS sees_from,
    CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) AS sees_until
  FROM periods
),
by_part_2 AS MATERIALIZED (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    orders.status AS seen
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2023-12-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
),
windows_2 AS MATERIALIZED (
  SELECT
    periods.period,
    CAST(CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) + (-2) * INTERVAL '1 month' AS DATE) AS sees_from,
    CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) AS sees_until
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
      (ARRAY_AGG(by_part.last ORDER BY by_part.last_by DESC, by_part.last) FILTER (WHERE (by_part.last IS NOT NULL AND by_part.last_by IS NOT NULL)))[1] AS last,
      CAST(NULL AS VARCHAR) AS of_all_2,
      CAST(NULL AS VARCHAR) AS of_all,
      CAST(NULL AS VARCHAR) AS seen
    FROM by_part
    JOIN windows ON by_part.month >= windows.sees_from AND by_part.month < windows.sees_until
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
      0 AS level,
      CAST(NULL AS VARCHAR) AS last,
      (ARRAY_AGG(orders.channel ORDER BY orders.placed_at DESC, orders.channel) FILTER (WHERE (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL)))[1] AS of_all_2,
      CAST(NULL AS VARCHAR) AS of_all,
      CAST(NULL AS VARCHAR) AS seen
    FROM orders
    WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS DATE) AS month,
      1 AS level,
      CAST(NULL AS VARCHAR) AS last,
      CAST(NULL AS VARCHAR) AS of_all_2,
      (ARRAY_AGG(orders.channel ORDER BY orders.placed_at DESC, orders.channel) FILTER (WHERE (orders.channel IS NOT NULL AND orders.placed_at IS NOT NULL)))[1] AS of_all,
      CAST(NULL AS VARCHAR) AS seen
    FROM orders
    WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2024-07-01 00:00:00'
    GROUP BY 1
    UNION ALL
    SELECT
      windows_2.period AS month,
      0 AS level,
      CAST(NULL AS VARCHAR) AS last,
      CAST(NULL AS VARCHAR) AS of_all_2,
      CAST(NULL AS VARCHAR) AS of_all,
      STRING_AGG(DISTINCT by_part_2.seen, ' ' ORDER BY by_part_2.seen) AS seen
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
