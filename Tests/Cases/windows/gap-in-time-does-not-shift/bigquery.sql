WITH by_part AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
),
bounds AS (
  SELECT
    DATE_TRUNC(CAST(MIN(orders.placed_at) AS DATE), MONTH) AS first,
    DATE_TRUNC(CAST(MAX(orders.placed_at) AS DATE), MONTH) AS last
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.month_before), 0) AS `month_before`
FROM (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE retailer.country = 'IT'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_ADD(by_part.month, INTERVAL (1) MONTH) AS month,
    CAST(NULL AS INT64) AS orders,
    by_part.month_before
  FROM by_part
  JOIN bounds ON DATE_ADD(by_part.month, INTERVAL (1) MONTH) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
