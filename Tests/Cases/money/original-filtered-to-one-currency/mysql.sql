WITH `groups` AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS year,
    SUM(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) <> 'cancelled' THEN orders.subtotal END) AS gmv,
    MAX(orders.subtotal) AS largest_order
  FROM orders
  WHERE (orders.currency COLLATE utf8mb4_0900_bin) = 'JPY'
  GROUP BY 1
)
SELECT
  `groups`.year AS `year`,
  ROUND(COALESCE(`groups`.gmv, 0), 0) AS `gmv`,
  ROUND(`groups`.largest_order, 0) AS `largest_order`
FROM `groups`
ORDER BY CASE WHEN `groups`.year IS NULL THEN 1 ELSE 0 END, 1
