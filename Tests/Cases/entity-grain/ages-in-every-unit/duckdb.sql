SELECT
  CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS "order.placed.quarter",
  MAX(DATE_DIFF('day', CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS "days",
  MAX(CAST(FLOOR(CAST(DATE_DIFF('day', CAST(DATE_TRUNC('week', CAST(orders.placed_at AS TIMESTAMP)) AS DATE), CAST(DATE_TRUNC('week', CAST(orders.shipped_at AS TIMESTAMP)) AS DATE)) AS DOUBLE) / NULLIF(7, 0)) AS BIGINT)) AS "weeks",
  MAX(CAST(EXTRACT(YEAR FROM orders.shipped_at) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM orders.shipped_at) AS INTEGER) - (CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM orders.placed_at) AS INTEGER))) AS "months",
  MAX(CAST(EXTRACT(YEAR FROM orders.shipped_at) AS INTEGER) * 4 + CAST(EXTRACT(QUARTER FROM orders.shipped_at) AS INTEGER) - (CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER) * 4 + CAST(EXTRACT(QUARTER FROM orders.placed_at) AS INTEGER))) AS "quarters",
  MAX(CAST(EXTRACT(YEAR FROM orders.shipped_at) AS INTEGER) - CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER)) AS "years"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
