WITH groups AS (
  SELECT
    brand.country AS brand_country,
    COUNT(*) AS index_1,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS index_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
),
groups_2 AS (
  SELECT
    brand.country AS brand_country,
    COUNT(*) FILTER (WHERE visits.bounced) AS index_3,
    COUNT(*) AS index_4
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.brand_country,
    MAX(parts.index_1) AS index_1,
    MAX(parts.index_2) AS index_2,
    MAX(parts.index_3) AS index_3,
    MAX(parts.index_4) AS index_4
  FROM (
    SELECT
      groups.brand_country,
      groups.index_1,
      groups.index_2,
      CAST(NULL AS BIGINT) AS index_3,
      CAST(NULL AS BIGINT) AS index_4
    FROM groups
    UNION ALL
    SELECT
      groups_2.brand_country,
      CAST(NULL AS BIGINT) AS index_1,
      CAST(NULL AS BIGINT) AS index_2,
      groups_2.index_3,
      groups_2.index_4
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.brand_country AS "brand.country",
  (CAST(100 * (COALESCE(groups_3.index_1, 0) - COALESCE(groups_3.index_2, 0)) AS DOUBLE) / NULLIF(COALESCE(groups_3.index_1, 0), 0)) - CAST(2 AS DOUBLE) * (CAST(1 AS DOUBLE) - (CAST(COALESCE(groups_3.index_3, 0) AS DOUBLE) / NULLIF(COALESCE(groups_3.index_4, 0), 0))) AS "index"
FROM groups_3
ORDER BY 1 NULLS LAST
