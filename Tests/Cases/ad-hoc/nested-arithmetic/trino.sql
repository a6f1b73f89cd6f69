SELECT
  parts.brand_country AS "brand.country",
  (CAST(100 * (COALESCE(MAX(parts.index_1), 0) - COALESCE(MAX(parts.index_2), 0)) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.index_1), 0), 0)) - CAST(2 AS DOUBLE) * (CAST(1 AS DOUBLE) - (CAST(COALESCE(MAX(parts.index_3), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.index_4), 0), 0))) AS "index"
FROM (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS index_1,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS index_2,
    CAST(NULL AS BIGINT) AS index_3,
    CAST(NULL AS BIGINT) AS index_4
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS BIGINT) AS index_1,
    CAST(NULL AS BIGINT) AS index_2,
    COUNT(*) FILTER (WHERE visits.bounced) AS index_3,
    COUNT(*) AS index_4
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
