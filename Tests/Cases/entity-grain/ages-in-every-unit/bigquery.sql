SELECT
  DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS `order_placed_quarter`,
  MAX(DATE_DIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE), DAY)) AS `days`,
  MAX(CAST(FLOOR(CAST(DATE_DIFF(DATE_TRUNC(CAST(orders.shipped_at AS DATE), ISOWEEK), DATE_TRUNC(CAST(orders.placed_at AS DATE), ISOWEEK), DAY) AS FLOAT64) / NULLIF(7, 0)) AS INT64)) AS `weeks`,
  MAX(EXTRACT(YEAR FROM orders.shipped_at) * 12 + EXTRACT(MONTH FROM orders.shipped_at) - (EXTRACT(YEAR FROM orders.placed_at) * 12 + EXTRACT(MONTH FROM orders.placed_at))) AS `months`,
  MAX(EXTRACT(YEAR FROM orders.shipped_at) * 4 + EXTRACT(QUARTER FROM orders.shipped_at) - (EXTRACT(YEAR FROM orders.placed_at) * 4 + EXTRACT(QUARTER FROM orders.placed_at))) AS `quarters`,
  MAX(EXTRACT(YEAR FROM orders.shipped_at) - EXTRACT(YEAR FROM orders.placed_at)) AS `years`
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
