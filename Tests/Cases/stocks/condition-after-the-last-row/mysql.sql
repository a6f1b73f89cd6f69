WITH last_moments AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  GROUP BY 1, 2
)
SELECT
  CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS `year`,
  retailer.country COLLATE utf8mb4_0900_bin AS `retailer.country`,
  COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) = 'cancelled' THEN 1 END) AS `cancelled`,
  COUNT(*) AS `all`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
JOIN last_moments ON last_moments.part = CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE)
  AND last_moments.part_2 = orders.retailer_id
  AND last_moments.moment = orders.placed_at
GROUP BY 1, 2
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN MAX(retailer.country COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
