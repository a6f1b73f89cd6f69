WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at) AS day,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= '2024-02-03 00:00:00'
    AND orders.placed_at < '2024-03-20 00:00:00'
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    '2024-03-01' AS period,
    '2024-03-19' AS last
  WHERE '2024-03-01' <= '2024-03-19'
  UNION ALL
  SELECT
    DATE(periods.period, (1) || ' days') AS period,
    periods.last
  FROM periods
  WHERE DATE(periods.period, (1) || ' days') <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    DATE(DATE(periods.period, (1) || ' days'), (-28) || ' days') AS sees_from,
    DATE(periods.period, (1) || ' days') AS sees_until
  FROM periods
)
SELECT
  parts.day AS "day",
  COALESCE(MAX(parts.buyers), 0) AS "buyers",
  COALESCE(MAX(parts.active), 0) AS "active"
FROM (
  SELECT
    DATE(orders.placed_at) AS day,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    CAST(NULL AS INTEGER) AS active
  FROM orders
  WHERE orders.placed_at >= '2024-03-01 00:00:00'
    AND orders.placed_at < '2024-03-20 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS INTEGER) AS buyers,
    COUNT(DISTINCT by_part.active) AS active
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
