SELECT
  parts.year AS `year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS year,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS refunds,
    CAST(NULL AS INT64) AS visits
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country = 'FR'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC(CAST(refunds.refunded_at AS DATE), YEAR) AS year,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS INT64) AS visits
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE order_brand.country = 'FR'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), YEAR) AS year,
    CAST(NULL AS INT64) AS orders,
    CAST(NULL AS INT64) AS refunds,
    COUNT(*) AS visits
  FROM visits
  JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE brand.country = 'FR'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
