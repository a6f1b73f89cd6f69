SELECT
  parts.brand_country AS `brand_country`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`
FROM (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS visits
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS visits
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
