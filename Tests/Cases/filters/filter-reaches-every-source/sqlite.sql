SELECT
  parts.year AS "year",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.visits), 0) AS "visits"
FROM (
  SELECT
    DATE(orders.placed_at, 'start of year') AS year,
    COUNT(*) AS orders,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS visits
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country = 'FR'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(refunds.refunded_at, 'start of year') AS year,
    CAST(NULL AS INTEGER) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS INTEGER) AS visits
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.country = 'FR'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(visits.started_at, 'start of year') AS year,
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS refunds,
    COUNT(*) AS visits
  FROM visits
  JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE brand.country = 'FR'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
