SELECT
  parts.brand_name AS "brand.name",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.visits), 0) AS "visits",
  CAST(COALESCE(MAX(parts.visits), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) AS "visits_per_order_here"
FROM (
  SELECT
    brand.name AS brand_name,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS visits
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country = 'CA'
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS visits
  FROM visits
  JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE brand.country = 'CA'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
