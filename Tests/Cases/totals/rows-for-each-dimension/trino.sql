SELECT
  parts.brand_country AS "brand.country",
  parts.quarter AS "quarter",
  parts.value_3 AS "orders",
  parts.value_4 AS "buyers",
  parts.value_5 AS "cancellation_rate",
  parts.level AS "total_level"
FROM (
  SELECT
    brand.country AS brand_country,
    DATE_TRUNC('quarter', CAST(orders.placed_at AS DATE)) AS quarter,
    COUNT(*) AS value_3,
    COUNT(DISTINCT orders.retailer_id) AS value_4,
    CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE) / NULLIF(COUNT(*), 0) AS value_5,
    0 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'GB')
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1, 2
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS DATE) AS quarter,
    COUNT(*) AS value_3,
    COUNT(DISTINCT orders.retailer_id) AS value_4,
    CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE) / NULLIF(COUNT(*), 0) AS value_5,
    1 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'GB')
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS VARCHAR) AS brand_country,
    CAST(NULL AS DATE) AS quarter,
    COUNT(*) AS value_3,
    COUNT(DISTINCT orders.retailer_id) AS value_4,
    CAST(COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS DOUBLE) / NULLIF(COUNT(*), 0) AS value_5,
    2 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country IN ('FR', 'DE', 'GB')
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
) AS parts
ORDER BY CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 2 NULLS LAST
