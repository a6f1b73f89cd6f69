SELECT
  parts.year AS `year`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS year,
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS refunds,
    CAST(NULL AS SIGNED) AS visits
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE (brand.country COLLATE utf8mb4_0900_bin) = 'FR'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_FORMAT(refunds.refunded_at, '%Y-01-01') AS DATE) AS year,
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS SIGNED) AS visits
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
  WHERE (order_brand.country COLLATE utf8mb4_0900_bin) = 'FR'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_FORMAT(visits.started_at, '%Y-01-01') AS DATE) AS year,
    CAST(NULL AS SIGNED) AS orders,
    CAST(NULL AS SIGNED) AS refunds,
    COUNT(*) AS visits
  FROM visits
  JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE (brand.country COLLATE utf8mb4_0900_bin) = 'FR'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.year IS NULL THEN 1 ELSE 0 END, 1
