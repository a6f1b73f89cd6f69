WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    CAST(orders.placed_at AS DATE) AS month_part,
    DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE)) AS recent
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-03-04 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-06-01 00:00:00'
),
periods(period, last) AS (
  SELECT
    DATE '2024-03-01' AS period,
    DATE '2024-05-01' AS last
  WHERE DATE '2024-03-01' <= DATE '2024-05-01'
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
    CAST(CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) + (-28) * INTERVAL '1 day' AS DATE) AS sees_from,
    CAST(periods.period + 1 * INTERVAL '1 month' AS DATE) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS value
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-03-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-06-01 00:00:00'
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
    QUANTILE_CONT(CAST(CAST(by_part.recent AS DOUBLE) AS DOUBLE), 0.5) AS recent,
    CAST(NULL AS DOUBLE) AS usual
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1
  UNION ALL
  SELECT
    groups.month,
    CAST(NULL AS DOUBLE) AS recent,
    QUANTILE_CONT(CAST(CAST(groups.value AS DOUBLE) AS DOUBLE), 0.5) AS usual
  FROM groups
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
