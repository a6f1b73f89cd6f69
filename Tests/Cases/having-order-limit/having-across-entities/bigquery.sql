SELECT
  parts.brand_name AS `brand_name`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    brand.name AS brand_name,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS visits
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
HAVING COALESCE(MAX(parts.visits), 0) < COALESCE(MAX(parts.orders), 0)
  AND COALESCE(MAX(parts.orders), 0) > 0
ORDER BY 1 NULLS LAST
