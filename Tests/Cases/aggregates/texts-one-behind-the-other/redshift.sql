SELECT
  parts.brand_country AS "brand.country",
  MAX(parts.channels) AS "channels",
  MAX(parts.notes) AS "notes",
  MAX(parts.estimate) AS "estimate"
FROM (
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS VARCHAR(65535)) AS channels,
    CAST(NULL AS VARCHAR(65535)) AS notes,
    APPROXIMATE COUNT(DISTINCT orders.retailer_id) AS estimate
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    LISTAGG(DISTINCT orders.channel, ', ') WITHIN GROUP (ORDER BY orders.channel) AS channels,
    CAST(NULL AS VARCHAR(65535)) AS notes,
    CAST(NULL AS BIGINT) AS estimate
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  UNION ALL
  SELECT
    brand.country AS brand_country,
    CAST(NULL AS VARCHAR(65535)) AS channels,
    LISTAGG(CASE WHEN orders.status = 'cancelled' AND orders.placed_at < CAST(CAST('2024-02-01' AS DATE) AS TIMESTAMP) THEN orders.channel END, '/') WITHIN GROUP (ORDER BY CASE WHEN orders.status = 'cancelled' AND orders.placed_at < CAST(CAST('2024-02-01' AS DATE) AS TIMESTAMP) THEN orders.channel END) AS notes,
    CAST(NULL AS BIGINT) AS estimate
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
