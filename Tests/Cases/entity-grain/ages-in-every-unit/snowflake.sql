SELECT
  CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS "order.placed.quarter",
  MAX(DATEDIFF(day, CAST(orders.placed_at AS DATE), CAST(orders.shipped_at AS DATE))) AS "days",
  MAX(CAST(FLOOR(CAST(DATEDIFF(day, DATEADD(day, 1 - DAYOFWEEKISO(orders.placed_at), CAST(orders.placed_at AS DATE)), DATEADD(day, 1 - DAYOFWEEKISO(orders.shipped_at), CAST(orders.shipped_at AS DATE))) AS DOUBLE) / NULLIF(7, 0)) AS BIGINT)) AS "weeks",
  MAX(YEAR(orders.shipped_at) * 12 + MONTH(orders.shipped_at) - (YEAR(orders.placed_at) * 12 + MONTH(orders.placed_at))) AS "months",
  MAX(YEAR(orders.shipped_at) * 4 + QUARTER(orders.shipped_at) - (YEAR(orders.placed_at) * 4 + QUARTER(orders.placed_at))) AS "quarters",
  MAX(YEAR(orders.shipped_at) - YEAR(orders.placed_at)) AS "years"
FROM orders
GROUP BY 1
ORDER BY 1 NULLS LAST
