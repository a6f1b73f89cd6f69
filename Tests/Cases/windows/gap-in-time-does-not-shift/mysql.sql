WITH by_part AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE (retailer.country COLLATE utf8mb4_0900_bin) = 'IT'
  GROUP BY 1
),
bounds AS (
  SELECT
    CAST(DATE_FORMAT(MIN(orders.placed_at), '%Y-%m-01') AS DATE) AS first,
    CAST(DATE_FORMAT(MAX(orders.placed_at), '%Y-%m-01') AS DATE) AS last
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE (retailer.country COLLATE utf8mb4_0900_bin) = 'IT'
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
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE (retailer.country COLLATE utf8mb4_0900_bin) = 'IT'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(by_part.month, INTERVAL (1) MONTH) AS DATE) AS month,
    CAST(NULL AS SIGNED) AS orders,
    by_part.month_before
  FROM by_part
  JOIN bounds ON CAST(DATE_ADD(by_part.month, INTERVAL (1) MONTH) AS DATE) <= bounds.last
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month IS NULL THEN 1 ELSE 0 END, 1
