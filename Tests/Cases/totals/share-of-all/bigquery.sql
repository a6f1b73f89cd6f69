WITH `groups` AS (
  SELECT
    brand.country AS brand_country,
    orders.channel AS order_channel,
    COUNT(DISTINCT orders.retailer_id) AS buyers,
    COUNT(*) AS in_country_3
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    CAST(NULL AS STRING) AS brand_country,
    CAST(NULL AS STRING) AS order_channel,
    COUNT(DISTINCT orders.retailer_id) AS all_buyers
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.brand_country,
    parts.order_channel,
    parts.level,
    MAX(parts.buyers) AS buyers,
    MAX(parts.in_country_3) AS in_country_3,
    MAX(parts.all_buyers) AS all_buyers
  FROM (
    SELECT
      `groups`.brand_country,
      `groups`.order_channel,
      0 AS level,
      `groups`.buyers,
      `groups`.in_country_3,
      CAST(NULL AS INT64) AS all_buyers
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.brand_country,
      groups_2.order_channel,
      1 AS level,
      CAST(NULL AS INT64) AS buyers,
      CAST(NULL AS INT64) AS in_country_3,
      groups_2.all_buyers
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2, 3
),
groups_4 AS (
  SELECT
    groups_3.brand_country,
    groups_3.order_channel,
    groups_3.level,
    groups_3.buyers,
    groups_3.in_country_3,
    MAX(groups_3.all_buyers) OVER () AS all_buyers
  FROM groups_3
)
SELECT
  groups_4.brand_country AS `brand_country`,
  groups_4.order_channel AS `order_channel`,
  COALESCE(groups_4.buyers, 0) AS `buyers`,
  COALESCE(groups_4.all_buyers, 0) AS `all_buyers`,
  CAST(COALESCE(groups_4.in_country_3, 0) AS FLOAT64) / NULLIF(COALESCE(SUM(groups_4.in_country_3) OVER (PARTITION BY groups_4.brand_country), 0), 0) AS `in_country`
FROM groups_4
WHERE groups_4.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
