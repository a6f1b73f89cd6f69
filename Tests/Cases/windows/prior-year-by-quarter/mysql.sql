WITH by_part AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS last_year
  FROM orders
  GROUP BY 1
),
bounds AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(MIN(orders.placed_at)), 1), INTERVAL 3 * QUARTER(MIN(orders.placed_at)) - 3 MONTH) AS DATE) AS first,
    CAST(DATE_ADD(MAKEDATE(YEAR(MAX(orders.placed_at)), 1), INTERVAL 3 * QUARTER(MAX(orders.placed_at)) - 3 MONTH) AS DATE) AS last
  FROM orders
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.last_year), 0) AS `last_year`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS DOUBLE) AS `growth`
FROM (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS last_year
  FROM orders
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(by_part.quarter, INTERVAL (12) MONTH) AS DATE) AS quarter,
    CAST(NULL AS SIGNED) AS orders,
    by_part.last_year
  FROM by_part
  JOIN bounds ON CAST(DATE_ADD(by_part.quarter, INTERVAL (12) MONTH) AS DATE) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.quarter IS NULL THEN 1 ELSE 0 END, 1
