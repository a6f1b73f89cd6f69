SELECT
  CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS "order.placed.quarter",
  MAX(DATEDIFF(day, CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS "days",
  MAX(CAST(FLOOR(CAST(DATEDIFF(day, CAST(DATE_TRUNC('week', orders.placed_at) AS DATE), CAST(DATE_TRUNC('week', orders.shipped_at) AS DATE)) AS DOUBLE PRECISION) / NULLIF(7, 0)) AS BIGINT)) AS "weeks",
  MAX(CAST(EXTRACT(YEAR FROM orders.shipped_at) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM orders.shipped_at) AS INTEGER) - (CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM orders.placed_at) AS INTEGER))) AS "months",
  MAX(CAST(EXTRACT(YEAR FROM orders.shipped_at) AS INTEGER) * 4 + CAST(EXTRACT(QUARTER FROM orders.shipped_at) AS INTEGER) - (CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER) * 4 + CAST(EXTRACT(QUARTER FROM orders.placed_at) AS INTEGER))) AS "quarters",
  MAX(CAST(EXTRACT(YEAR FROM orders.shipped_at) AS INTEGER) - CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER)) AS "years"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
