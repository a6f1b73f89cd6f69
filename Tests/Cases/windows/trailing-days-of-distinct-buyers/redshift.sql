WITH RECURSIVE by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    orders.retailer_id AS active
  FROM orders
  WHERE orders.placed_at >= CAST('2024-02-03 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-03-20 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    CAST('2024-03-01' AS DATE) AS period,
    CAST('2024-03-19' AS DATE) AS last
  WHERE CAST('2024-03-01' AS DATE) <= CAST('2024-03-19' AS DATE)
  UNION ALL
  SELECT
    CAST(DATEADD(day, 1, periods.period) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATEADD(day, 1, periods.period) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period,
    CAST(DATEADD(day, -28, CAST(DATEADD(day, 1, periods.period) AS DATE)) AS DATE) AS sees_from,
    CAST(DATEADD(day, 1, periods.period) AS DATE) AS sees_until
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
  WHERE orders.placed_at >= CAST('2024-03-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-03-20 00:00:00' AS TIMESTAMP)
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
