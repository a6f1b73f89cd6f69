WITH `groups` AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS orders
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE (retailer.country COLLATE utf8mb4_0900_bin) = 'IT'
  GROUP BY 1
),
by_part AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    COUNT(*) AS month_before
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE (retailer.country COLLATE utf8mb4_0900_bin) = 'IT'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    MIN(orders.placed_at) AS first,
    MAX(orders.placed_at) AS last
  FROM orders
  JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE (retailer.country COLLATE utf8mb4_0900_bin) = 'IT'
),
bounds AS (
  SELECT
    CAST(DATE_FORMAT(groups_2.first, '%Y-%m-01') AS DATE) AS first,
    CAST(DATE_FORMAT(groups_2.last, '%Y-%m-01') AS DATE) AS last
  FROM groups_2
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.orders) AS orders,
    MAX(parts.month_before) AS month_before
  FROM (
    SELECT
      `groups`.month,
      `groups`.orders,
      CAST(NULL AS SIGNED) AS month_before
    FROM `groups`
    UNION ALL
    SELECT
      CAST(DATE_ADD(by_part.month, INTERVAL (1) MONTH) AS DATE) AS month,
      CAST(NULL AS SIGNED) AS orders,
      by_part.month_before
    FROM by_part
    JOIN bounds ON CAST(DATE_ADD(by_part.month, INTERVAL (1) MONTH) AS DATE) <= bounds.last
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  COALESCE(groups_3.orders, 0) AS `orders`,
  COALESCE(groups_3.month_before, 0) AS `month_before`
FROM groups_3
ORDER BY CASE WHEN groups_3.month IS NULL THEN 1 ELSE 0 END, 1
