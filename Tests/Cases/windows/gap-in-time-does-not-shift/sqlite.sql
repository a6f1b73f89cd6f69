WITH by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    COUNT(*) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
),
bounds AS (
  SELECT
    DATE(MIN(orders.placed_at), 'start of month') AS first,
    DATE(MAX(orders.placed_at), 'start of month') AS last
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.month_before), 0) AS "month_before"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', by_part.month) = STRFTIME('%d', DATE(by_part.month, (1) || ' months')) THEN DATE(by_part.month, (1) || ' months') ELSE DATE(by_part.month, 'start of month', (1 + 1) || ' months', '-1 day') END AS month,
    CAST(NULL AS INTEGER) AS orders,
    by_part.month_before
  FROM by_part
  JOIN bounds ON (CASE WHEN STRFTIME('%d', by_part.month) = STRFTIME('%d', DATE(by_part.month, (1) || ' months')) THEN DATE(by_part.month, (1) || ' months') ELSE DATE(by_part.month, 'start of month', (1 + 1) || ' months', '-1 day') END) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
