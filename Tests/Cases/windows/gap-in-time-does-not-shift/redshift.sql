WITH by_part AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    COUNT(*) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
),
bounds AS (
  SELECT
    CAST(DATE_TRUNC('month', MIN(orders.placed_at)) AS DATE) AS first,
    CAST(DATE_TRUNC('month', MAX(orders.placed_at)) AS DATE) AS last
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
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATEADD(month, 1, by_part.month) AS DATE) AS month,
    CAST(NULL AS BIGINT) AS orders,
    by_part.month_before
  FROM by_part
  JOIN bounds ON CAST(DATEADD(month, 1, by_part.month) AS DATE) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
