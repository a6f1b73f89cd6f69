SELECT
  DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS "order.placed.quarter",
  MAX(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)) AS "days",
  MAX(CAST(CAST(CAST(JULIANDAY(DATE(orders.shipped_at, '-6 days', 'weekday 1')) - JULIANDAY(DATE(orders.placed_at, '-6 days', 'weekday 1')) AS INTEGER) AS REAL) / NULLIF(7, 0) AS INTEGER) - ((CAST(CAST(JULIANDAY(DATE(orders.shipped_at, '-6 days', 'weekday 1')) - JULIANDAY(DATE(orders.placed_at, '-6 days', 'weekday 1')) AS INTEGER) AS REAL) / NULLIF(7, 0)) < CAST(CAST(CAST(JULIANDAY(DATE(orders.shipped_at, '-6 days', 'weekday 1')) - JULIANDAY(DATE(orders.placed_at, '-6 days', 'weekday 1')) AS INTEGER) AS REAL) / NULLIF(7, 0) AS INTEGER))) AS "weeks",
  MAX(CAST(STRFTIME('%Y', orders.shipped_at) AS INTEGER) * 12 + CAST(STRFTIME('%m', orders.shipped_at) AS INTEGER) - (CAST(STRFTIME('%Y', orders.placed_at) AS INTEGER) * 12 + CAST(STRFTIME('%m', orders.placed_at) AS INTEGER))) AS "months",
  MAX(CAST(STRFTIME('%Y', orders.shipped_at) AS INTEGER) * 4 + ((CAST(STRFTIME('%m', orders.shipped_at) AS INTEGER) + 2) / 3) - (CAST(STRFTIME('%Y', orders.placed_at) AS INTEGER) * 4 + ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) + 2) / 3))) AS "quarters",
  MAX(CAST(STRFTIME('%Y', orders.shipped_at) AS INTEGER) - CAST(STRFTIME('%Y', orders.placed_at) AS INTEGER)) AS "years"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
