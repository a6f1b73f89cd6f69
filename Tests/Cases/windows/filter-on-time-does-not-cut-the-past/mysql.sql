WITH `groups` AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-12-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-03-01 00:00:00'
  GROUP BY 1
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.month_before), 0) AS `month_before`
FROM (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(`groups`.month, INTERVAL (1) MONTH) AS DATE) AS month,
    CAST(NULL AS SIGNED) AS orders,
    `groups`.month_before
  FROM `groups`
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month IS NULL THEN 1 ELSE 0 END, 1
