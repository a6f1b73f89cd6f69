WITH last_moments AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
last_moments_2 AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-10-01 00:00:00'
  GROUP BY 1, 2
),
`groups` AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS opens
  FROM orders
  JOIN last_moments_2 ON last_moments_2.part = CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE)
    AND last_moments_2.part_2 = orders.retailer_id
    AND last_moments_2.moment = orders.placed_at
  WHERE orders.placed_at >= TIMESTAMP '2024-04-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-10-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  COALESCE(MAX(parts.closes), 0) AS `closes`,
  COALESCE(MAX(parts.opens), 0) AS `opens`,
  COALESCE(MAX(parts.closes), 0) - COALESCE(MAX(parts.opens), 0) AS `moved`
FROM (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
    COUNT(*) AS closes,
    CAST(NULL AS SIGNED) AS opens
  FROM orders
  JOIN last_moments ON last_moments.part = CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE)
    AND last_moments.part_2 = orders.retailer_id
    AND last_moments.moment = orders.placed_at
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(`groups`.quarter, INTERVAL (3) MONTH) AS DATE) AS quarter,
    CAST(NULL AS SIGNED) AS closes,
    `groups`.opens
  FROM `groups`
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.quarter IS NULL THEN 1 ELSE 0 END, 1
