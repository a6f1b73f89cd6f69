SELECT
  TRUNC(CAST(orders.placed_at AS DATE), 'QUARTER') AS `order.placed.quarter`,
  MAX(DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE))) AS `days`,
  MAX(CAST(FLOOR(CAST(DATEDIFF(TRUNC(CAST(orders.shipped_at AS DATE), 'WEEK'), TRUNC(CAST(orders.placed_at AS DATE), 'WEEK')) AS DOUBLE) / NULLIF(7, 0)) AS BIGINT)) AS `weeks`,
  MAX(YEAR(orders.shipped_at) * 12 + MONTH(orders.shipped_at) - (YEAR(orders.placed_at) * 12 + MONTH(orders.placed_at))) AS `months`,
  MAX(YEAR(orders.shipped_at) * 4 + QUARTER(orders.shipped_at) - (YEAR(orders.placed_at) * 4 + QUARTER(orders.placed_at))) AS `quarters`,
  MAX(YEAR(orders.shipped_at) - YEAR(orders.placed_at)) AS `years`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
