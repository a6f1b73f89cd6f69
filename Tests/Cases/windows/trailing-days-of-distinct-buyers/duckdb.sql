WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-02-03 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-03-20 00:00:00'
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    DATE '2024-03-01' AS period,
    DATE '2024-03-19' AS last
  WHERE DATE '2024-03-01' <= DATE '2024-03-19'
  UNION ALL
  SELECT
    CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    CAST(CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) + (-28) * INTERVAL '1 day' AS DATE) AS sees_from,
    CAST(periods.period + 1 * INTERVAL '1 day' AS DATE) AS sees_until
  FROM periods
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.buyers), 0) AS "buyers",
  COALESCE(MAX(parts.active), 0) AS "active"
FROM (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS BIGINT) AS active
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-03-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-03-20 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS BIGINT) AS buyers,
    COUNT(DISTINCT by_part.active) AS active
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
