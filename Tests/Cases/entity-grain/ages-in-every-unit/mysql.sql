SELECT
  CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS `order.placed.quarter`,
  MAX(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS `days`,
  MAX(CAST(FLOOR(CAST(DATEDIFF(CAST(DATE_SUB(orders.shipped_at, INTERVAL WEEKDAY(orders.shipped_at) DAY) AS DATE), CAST(DATE_SUB(orders.placed_at, INTERVAL WEEKDAY(orders.placed_at) DAY) AS DATE)) AS DOUBLE) / NULLIF(7, 0)) AS SIGNED)) AS `weeks`,
  MAX(YEAR(orders.shipped_at) * 12 + MONTH(orders.shipped_at) - (YEAR(orders.placed_at) * 12 + MONTH(orders.placed_at))) AS `months`,
  MAX(YEAR(orders.shipped_at) * 4 + QUARTER(orders.shipped_at) - (YEAR(orders.placed_at) * 4 + QUARTER(orders.placed_at))) AS `quarters`,
  MAX(YEAR(orders.shipped_at) - YEAR(orders.placed_at)) AS `years`
FROM orders
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
