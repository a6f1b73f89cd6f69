WITH RECURSIVE by_part AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS quarter_part,
    COUNT(*) AS earlier
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-03-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-12-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-04-01' AS period,
    DATE '2024-10-01' AS last
  WHERE DATE '2024-04-01' <= DATE '2024-10-01'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period,
    CAST(DATE_ADD(periods.period, INTERVAL (-1) MONTH) AS DATE) AS sees_from,
    CAST(DATE_ADD(CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE), INTERVAL (-1) MONTH) AS DATE) AS sees_until
  FROM periods
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.earlier), 0) AS `earlier`
FROM (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS earlier
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS quarter,
    CAST(NULL AS SIGNED) AS orders,
    SUM(by_part.earlier) AS earlier
  FROM by_part
  JOIN windows ON by_part.quarter_part >= windows.sees_from AND by_part.quarter_part < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.quarter IS NULL THEN 1 ELSE 0 END, 1
