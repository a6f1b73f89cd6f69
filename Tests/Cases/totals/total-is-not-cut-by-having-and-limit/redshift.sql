WITH groups AS (
  SELECT
    parts.brand_country,
    parts.level,
    MAX(parts.orders) AS orders,
    MAX(MAX(parts.share_2)) OVER () AS share_2
  FROM (
    SELECT
      brand.country AS brand_country,
      0 AS level,
      COUNT(*) AS orders,
      CAST(NULL AS BIGINT) AS share_2
    FROM orders
    LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
    GROUP BY 1
    UNION ALL
    SELECT
      CAST(NULL AS VARCHAR(65535)) AS brand_country,
      1 AS level,
      CAST(NULL AS BIGINT) AS orders,
      COUNT(*) AS share_2
    FROM orders
    GROUP BY 1
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups.brand_country AS "brand.country",
  COALESCE(groups.orders, 0) AS "orders",
  CAST(COALESCE(groups.orders, 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(groups.share_2, 0), 0) AS "share"
FROM groups
WHERE groups.level = 0
  AND COALESCE(groups.orders, 0) > 300
ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
LIMIT 2
