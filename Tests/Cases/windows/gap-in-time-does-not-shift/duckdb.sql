WITH by_part AS MATERIALIZED (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    COUNT(*) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
),
bounds AS (
  SELECT
    CAST(DATE_TRUNC('month', CAST(MIN(orders.placed_at) AS TIMESTAMP)) AS DATE) AS first,
    CAST(DATE_TRUNC('month', CAST(MAX(orders.placed_at) AS TIMESTAMP)) AS DATE) AS last
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
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(by_part.month + 1 * INTERVAL '1 month' AS DATE) AS month,
    CAST(NULL AS BIGINT) AS orders,
    by_part.month_before
  FROM by_part
  JOIN bounds ON CAST(by_part.month + 1 * INTERVAL '1 month' AS DATE) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
